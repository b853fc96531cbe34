/** What the bench page offers to the program that drives it. */
export interface ToBench {
  /** milliseconds from the start of the navigation until DuckDB answered its first query */
  readonly booted: number;
  /** streams the Parquet file into the table `verdict` */
  load(url: string): Promise<Timed>;
  time(sql: string): Promise<Timed>;
  /** what the dashboard asks of a snapshot beside this page, and the same straight from the rows */
  queries(): Promise<Queries>;
  /** reads the CSV file in the page's field, UTF-8, into a table of texts */
  read(): Promise<Timed>;
}

export interface Timed {
  readonly rows: number;
  readonly milliseconds: number;
}

/** Milliseconds, each the median of several runs in one page. */
export interface Queries {
  /** figures of every metric by agency, from the cube */
  readonly cube: number;
  /** the same counts from the verdict rows */
  readonly direct: number;
  /** a page of a list of rows, in its settled order, as the screen asks for it: at the top, and in the middle */
  readonly page: number;
  readonly middle: number;
  /** sorting a long list, once, when the pointer comes to it */
  readonly sort: number;
  /** the rows of one metric, sorted by one column and cut, as plainly as SQL says it */
  readonly plain: number;
  /** verdict rows of all metrics, and of the list's */
  readonly rows: number;
  readonly listed: number;
}

/** What `watch.js` offers in the dashboard. Milliseconds. */
export interface ToWatch {
  /** navigation start → the frame in which the first n/N is drawn */
  first(): Promise<number>;
  /** chooses this value in the filter that offers it, as a user would → the n/N on the page are others */
  choose(value: string): Promise<number>;
}

declare global {
  interface Window {
    bench?: ToBench;
    watch?: ToWatch;
    firstNumbers?: Promise<number>;
    /** milliseconds of the longest task of the page */
    longest?: number;
  }
}
