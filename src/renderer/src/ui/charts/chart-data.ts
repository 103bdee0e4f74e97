/** A mark of a chart: a number, and where it leads. */
export interface Mark {
  value: number;
  /** The address of the page with the rows that it counts. */
  href: string;
  /** Prepares that page (its filter) when the mark is followed. */
  onOpen: () => void;
}

/** What stands at one place of a chart: a month, a unit; a mark for each series. */
export interface ChartRow {
  key: string;
  label: string;
  /** What tells it from others of the same label. */
  detail?: string;
  marks: Mark[];
}

export interface ChartSeries {
  key: string;
  label: string;
  colour: string;
}

/** A chart as data: drawn, as a table, and as a picture it says the same. */
export interface ChartData {
  title: string;
  /** The days or the period that it covers: stands beside the title where the chart stands alone. */
  span: string;
  /** What its rows are called at the head of the table. */
  rowsAre: string;
  /** Unit of measure. */
  unit: string;
  series: ChartSeries[];
  rows: ChartRow[];
}
