import type { components } from './generated/schema'
import type { Problem } from './problem'

/** Shorter names for what the API description calls by its Java records. */
type Schemas = components['schemas']

export type Me = Schemas['SessionMe']
export type Permission = Me['permissions'][number]

export type AreaName = Schemas['AreaViewsStep']
export type AreaRow = Schemas['AreaViewsRow']
export type AreaFound = Schemas['AreaViewsFound']
export type AreaFile = Schemas['AreaViewsNode']
export type AreaChange = Schemas['ChangeBody']
export type GridSize = Schemas['GridSizesSize']

export type AccountRow = Schemas['AccountListed']
export type AccountGrant = Schemas['AccountGranted']
export type AccountLink = Schemas['AccountLink']
export type Role = Schemas['AccountRole']
export type AuditEntry = Schemas['AuditLogEntry']
export type Look = Schemas['LookLogLook']

/** A job whose outcome is its own; the problem stands in both languages. */
export interface Job extends Omit<Schemas['JobsJob'], 'result' | 'problem'> {
  result?: Record<string, unknown> | null
  problem?: { zh: Problem; en: Problem } | null
}

/** A page of a list; `next` goes back as `after`. */
export interface Page<Row> {
  rows: Row[]
  next?: string | null
  total?: number | null
}

export interface Unit {
  id: string
  code: string
  name: string
  kind: string
  areaCode: string
  parentId?: string | null
  phone?: string | null
  staff: number
  closedOn?: string | null
  version: number
}

export interface Staff {
  id: string
  code: string
  name: string
  kind: string
  rank?: string | null
  unitId?: string | null
  unitName?: string | null
  areaCode: string
  areaName?: string | null
  workPhone?: string | null
  skills: string[]
  languages: string[]
  activeFrom: string
  activeTo?: string | null
  posts: Post[]
  version: number
}

export interface Post {
  id: string
  staffId: string
  kind: string
  areaCode: string
  areaName?: string | null
  activeFrom: string
  activeTo?: string | null
  note?: string | null
}

export interface StaffFile {
  staff: Staff
  posts: Post[]
  changes: StaffChange[]
}

export interface StaffChange {
  id: string
  kind: string
  changedAt: string
  changedByName: string
  reason?: string | null
  before?: unknown
  after?: unknown
}

export interface Team {
  areaCode: string
  areaName?: string | null
  day: string
  members: TeamMember[]
  gaps: string[]
}

export interface TeamMember {
  postId: string
  kind: string
  staffId: string
  name: string
  unitName?: string | null
  workPhone?: string | null
  skills: string[]
  languages: string[]
  areaCode: string
  areaName?: string | null
  activeFrom: string
  activeTo?: string | null
  note?: string | null
}

export interface TeamGap {
  areaCode: string
  areaName?: string | null
  missing: string[]
}

export interface RequestRow {
  county: string
  id: string
  number: string
  areaCode: string
  areaName?: string | null
  channel: string
  kind: string
  category?: string | null
  title: string
  state: string
  firstHelperName: string
  leadUnitId?: string | null
  leadUnitName?: string | null
  dueAt: string
  receivedAt: string
  settledAt?: string | null
  solved?: boolean | null
  stars?: number | null
  version: number
}

export interface RequestFile {
  request: RequestRow
  body: string
  householdId?: string | null
  visitId?: string | null
  reporterName?: string | null
  reporterPhone?: string | null
  origin?: string | null
  originNumber?: string | null
  happenedAt: string
  recordedAt: string
  firstAnswerAt?: string | null
  result?: string | null
  ratedAt?: string | null
  ratingReason?: string | null
  owner?: { kind: string; unitId?: string | null; name?: string | null } | null
  timeline: RequestStep[]
}

export interface RequestStep {
  id: string
  position: number
  kind: string
  at: string
  byName: string
  unitId?: string | null
  unitName?: string | null
  dueAt?: string | null
  note?: string | null
  forReporter: boolean
  solved?: boolean | null
  stars?: number | null
}

export interface RequestSlip {
  county: string
  id: string
  number: string
  code: string
}

export interface LedgerPage {
  code: string
  name?: string | null
  from: string
  to: string
  asOf: string
  figures: LedgerFigure[]
  areas: { code: string; name?: string | null; own: boolean; values: Record<string, number> }[]
  days: { day: string; values: Record<string, number> }[]
}

export interface LedgerFigure {
  measure: string
  label: string
  definition: string
  unit: string
  value?: number | null
  rows?: string | null
}

export interface LedgerRow {
  id: string
  day: string
  amount: number
  areaCode: string
  areaName?: string | null
  subject: string
  subjectId: string
  number?: string | null
  title?: string | null
  state?: string | null
  link?: string | null
}

export interface GridPlan {
  id: string
  village: string
  kind: 'split' | 'merge'
  state: 'prepared' | 'applied' | 'dropped'
  parts: GridPlanPart[]
  reason: string
  preparedAt: string
}

export interface GridPlanPart {
  grid?: string | null
  name: string
  from: string[]
  clusters: { key: string; area: string; label: string; households: number; residents: number }[]
  households: number
  residents: number
  size: GridSize
}
