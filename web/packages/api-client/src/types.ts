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

export type Unit = Schemas['Unit']
export type Staff = Schemas['Staff']
export type Post = Schemas['Post']
export type StaffFile = Schemas['StaffFile']
export type StaffChange = Schemas['StaffChange']
export type Team = Schemas['Team']
export type TeamMember = Schemas['TeamMember']
export type TeamGap = Schemas['TeamGap']
export type RequestRow = Schemas['RequestRow']
export type RequestFile = Schemas['RequestFile']
export type RequestStep = Schemas['RequestFileStep']
export type RequestSlip = Schemas['RequestSlip']
export type LedgerPage = Schemas['LedgerPage']
export type LedgerFigure = Schemas['LedgerPageFigure']
export type LedgerRow = Schemas['LedgerRow']
export type GridPlan = Schemas['GridPlanPlanBody']
export type GridMaterial = Schemas['GridPlanMaterialBody']
export type GridPiece = Schemas['GridPlanPieceBody']
export type GridPlanPart = Schemas['GridPlanPart']
export type VisitRow = Schemas['VisitRow']

/** A page of a list; `next` goes back as `after`. */
export interface Page<Row> {
  rows: Row[]
  next?: string | null
  total?: number | null
}

export interface StatisticsSheet {
  area: string
  day: string
  people: number
  households: number
  groups: StatisticsGroup[]
  children: { code: string; name: string; households: number; people: number }[]
}

export interface StatisticsGroup {
  key: string
  labelZh: string
  labelEn: string
  figures: StatisticsFigure[]
}

export interface StatisticsFigure {
  code: string
  labelZh: string
  labelEn: string
  value: number
}

export interface StatisticsRow {
  id: string
  county: string
  areaCode: string
  householdId?: string | null
  name?: string | null
  sex?: string | null
  age?: number | null
  address: string
  people?: number | null
}

export interface HouseholdRow {
  county: string
  id: string
  areaCode: string
  gridName: string
  address: string
  number?: string | null
  kind: string
  state: string
  use: string
  headName?: string | null
  people: number
  livingAlone: boolean
  careMark?: string | null
  careReviewOn?: string | null
  underCare: boolean
  languages: string[]
  lastVisitOn?: string | null
  matched?: string | null
}

export interface HouseholdFile {
  asOf: string
  household: Omit<HouseholdRow, 'gridName' | 'matched' | 'use'> & {
    mergedInto?: string | null
    source: string
    since: string
    recordedAt: string
    version: number
  }
  premises: Premises
  residents: Resident[]
  needs: Need[]
  marks: Mark[]
  listings: Listing[]
  plans: Plan[]
  areaNames: Record<string, string>
}

export interface Premises {
  id: string
  areaCode: string
  address: string
  use: string
  compound?: string | null
  building?: string | null
  entrance?: string | null
  floor?: string | null
  room?: string | null
  longitude?: number | null
  latitude?: number | null
  since: string
  version: number
}

export interface Resident {
  id: string
  name: string
  sex?: string | null
  bornOn?: string | null
  age?: number | null
  relation: string
  identity?: string | null
  phone?: string | null
  school?: string | null
  work?: string | null
  languages: string[]
  state: string
  continuedCounty?: string | null
  continuedAs?: string | null
  source: string
  since: string
  version: number
}

export interface Need {
  id: string
  residentId?: string | null
  kind: string
  note: string
  since: string
  metOn?: string | null
  metNote?: string | null
  recordedByName: string
}

export interface Mark {
  id: string
  colour: string
  reason: string
  setByName: string
  setOn: string
  reviewOn: string
  endedOn?: string | null
  endedReason?: string | null
}

export interface Listing {
  id: string
  residentId?: string | null
  category: string
  reason: string
  listedByName: string
  since: string
  until?: string | null
  endedReason?: string | null
}

export interface Plan {
  id: string
  goal: string
  ownerName: string
  state: string
  openedOn: string
  dueOn: string
  checkEveryDays: number
  nextCheckOn: string
  closedOn?: string | null
  closedReason?: string | null
  version: number
  steps: PlanStep[]
  checks: { id: string; checkedOn: string; checkedByName: string; found: string }[]
}

export interface PlanStep {
  id: string
  position: number
  what: string
  dueOn?: string | null
  doneOn?: string | null
  doneByName?: string | null
  note?: string | null
}

export interface TimelineEntry {
  id: string
  kind: string
  kindZh: string
  kindEn: string
  happenedOn: string
  recordedAt: string
  recordedByName: string
  reason?: string | null
  residentId?: string | null
  personName?: string | null
  items: {
    table: string
    id: string
    name?: string | null
    added: boolean
    fields: { field: string; before?: string | null; after?: string | null }[]
  }[]
}

export interface ImportRun {
  id: string
  jobId?: string | null
  kind: string
  state: string
  fileName: string
  fileSize: number
  dryRun: boolean
  allOrNothing: boolean
  area: string
  total?: number | null
  tally: { read: number; added: number; changed: number; same: number; wrong: number }
  unread: string[]
  problem?: { zh: Problem; en: Problem } | null
  startedBy?: string | null
  startedByName: string
  startedAt: string
  endedAt?: string | null
  fileKept: boolean
  keptUntil?: string | null
}

export type ImportProblem = Schemas['ImportProblem']
export type ExportRun = Schemas['ExportRun']
export type ExportKind = Schemas['ExportKindBody']
