/** What a page says of its chart; colours, fonts and grid come from the desk. */
export interface ChartOption {
  xAxis: object
  yAxis: object
  series: object[]
  legend?: object
  tooltip?: object
}

/** A bar, a point or a part of a chart as a row of the table that says the same. */
export interface ChartRow {
  label: string
  values: (number | string)[]
}
