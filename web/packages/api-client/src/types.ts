/** What the server sends and takes, declared once; generated types take this file's place. */

export interface Page<Row> {
  rows: Row[]
  next: string | null
  total?: number
}

export interface AreaName {
  code: string
  name: string
  level: AreaLevel
}

export type AreaLevel =
  'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'grid' | 'building'

export interface Me {
  accountId: string
  name: string
  login: string
  staffId?: string | null
  locale: 'zh-CN' | 'en'
  permissions: string[]
  roles: {
    code: string
    nameZh: string
    nameEn: string
    areaCode: string
    areaName: string
    unitId?: string | null
  }[]
  areas: { code: string; name: string }[]
  totp: boolean
}

export interface Job {
  id: string
  kind: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  title: string
  total?: number | null
  done: number
  result?: Record<string, unknown> | null
  /** In both languages: whoever reads it later may read another than whoever started the job. */
  problem?: { zh: JobProblem; en: JobProblem } | null
}

export interface AreaRow extends AreaName {
  setting?: string | null
  hasChildren?: boolean
  households?: number | null
  size?: GridSize | null
}

export interface GridSize {
  state: 'right' | 'small' | 'large' | 'none'
  min: number
  max: number
}

export type AreaTallyKey =
  'prefectures' | 'counties' | 'townships' | 'villages' | 'grids' | 'buildings'

export interface AreaFound extends AreaName {
  path: AreaName[]
}

export interface AreaFile extends AreaName {
  since?: string
  /** The code that was asked for, when the area has another by now. */
  asked?: string | null
  setting?: string | null
  path: AreaName[]
  tally?: Record<AreaTallyKey, number> | null
  households?: number | null
  residents?: number | null
  size?: GridSize | null
}

export interface JobProblem {
  title: string
  code: string
  hint?: string
}

export interface AreaChange {
  id: string
  kind: string
  from?: string | null
  to?: string | null
  fromName?: string | null
  toName?: string | null
  effectiveOn: string
  reason: string
  changedAt: string
  moved: Record<string, number>
}

export interface AccountRow {
  id: string
  login: string
  name: string
  state: string
  totp: boolean
  lockedUntil?: string | null
  createdAt: string
  grants: AccountGrant[]
}

export interface AccountGrant {
  id: string
  roleCode: string
  roleNameZh: string
  roleNameEn: string
  areaCode: string
  unitId?: string | null
  validFrom: string
  validTo?: string | null
}

export interface AccountLink {
  accountId: string
  path: string
  expiresAt: string
}

export interface Role {
  code: string
  nameZh: string
  nameEn: string
  permissions: string[]
  builtIn: boolean
}

export interface AuditEntry {
  id: string
  at: string
  accountName?: string | null
  action: string
  areaCode?: string | null
  subject?: string | null
  detail: Record<string, unknown>
}

export interface Look {
  id: string
  areaCode: string
  householdId?: string | null
  residentId?: string | null
  kind: string
  fields: string[]
  reason?: string | null
  accountName: string
  lookedAt: string
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
