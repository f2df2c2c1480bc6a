import type { ReportPeriodAsked } from "../generated/ReportPeriodAsked";

/** Which days the report is of; kept while the program runs. */
class ReportPlace {
  kind = $state<ReportPeriodAsked["kind"]>("last_30_days");
  from = $state("");
  to = $state("");

  get period(): ReportPeriodAsked {
    return this.kind === "dates"
      ? { kind: "dates", from: this.from, to: this.to }
      : { kind: this.kind };
  }
}

export const reportPlace = new ReportPlace();
