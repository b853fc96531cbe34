/** What the bench page offers to the program that drives it. */
export interface ToBench {
  /** milliseconds from the start of the navigation until DuckDB answered its first query */
  readonly booted: number;
  /** streams the Parquet file into the table `verdict` */
  load(url: string): Promise<Timed>;
  time(sql: string): Promise<Timed>;
}

export interface Timed {
  readonly rows: number;
  readonly milliseconds: number;
}

declare global {
  interface Window {
    bench?: ToBench;
    /** set in the dashboard by `firstNumbers` */
    firstNumbers?: number;
  }
}
