/**
 * The seconds gone since something was loaded, by the page's own clock: what counts down goes on by
 * the minute without asking the program.
 */
export class Passing {
  seconds = $state(0);

  /** Counts from now on, until the function it gives back is called. */
  begin(): () => void {
    const begun = Date.now();
    this.seconds = 0;
    const minute = setInterval(() => {
      this.seconds = Math.floor((Date.now() - begun) / 1000);
    }, 60_000);
    return () => {
      clearInterval(minute);
    };
  }
}
