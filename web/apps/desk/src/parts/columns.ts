/** A column of a list: its cells come from the slot of the same name, or from the row's field. */
export interface Column {
  key: string
  label: string
  /** As in `grid-template-columns`: `80px`, `minmax(160px, 2fr)`. */
  width: string
  /** Figures stand at the end. */
  end?: boolean
}
