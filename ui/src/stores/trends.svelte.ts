import type { TrendsPeriod } from "../generated/TrendsPeriod";

/** How far back the pictures look; kept while the program runs. */
class TrendsPlace {
  period = $state<TrendsPeriod>("3_months");
}

export const trendsPlace = new TrendsPlace();
