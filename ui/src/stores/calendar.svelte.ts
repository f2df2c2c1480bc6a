/** Where the calendar was left, so that "Back" from a day leads to the same month. */
class CalendarPlace {
  month = $state<string | null>(null);
  date = $state<string | null>(null);

  /** The next time it opens at today. */
  forget() {
    this.month = null;
    this.date = null;
  }
}

export const calendarPlace = new CalendarPlace();
