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
export type AssignmentPlan = Schemas['AssignmentPlan']
export type AssignmentPerson = Schemas['AssignmentPersonRow']
export type AssignmentMove = Schemas['AssignmentMove']
export type AssignmentChange = Schemas['AdjustChange']
export type AssignmentResult = Schemas['AdjustResult']
export type Team = Schemas['Team']
export type TeamMember = Schemas['TeamMember']
export type TeamGap = Schemas['TeamGap']
export type RequestRow = Schemas['RequestRow']
export type RequestFile = Schemas['RequestFile']
export type RequestStep = Schemas['RequestFileStep']
export type RequestSigned = Schemas['RequestFileSigned']
export type RequestSheet = Schemas['RequestMapSheet']
export type RequestSpot = Schemas['RequestMapSpot']
export type RequestPile = Schemas['RequestMapPile']
export type CaseMap = Schemas['OpenMapAround']
export type RequestMove = Schemas['RequestFileOpenMove']['kind']
export type RequestNeed = Schemas['RequestFileOpenMove']['needs'][number]
export type RequestBrought = Schemas['RequestBrought']
export type CoReport = Schemas['RequestKinCoReport']
export type RequestLike = Schemas['LikenessLike']
export type RequestMedia = Schemas['Media']
export type MediaPatch = Schemas['Patch']
export type RequestCategory = Schemas['CategoriesCategory']
export type Procedure = Schemas['Procedure']
export type ProcedureStep = Schemas['ProcedureStep']
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

export type StatisticsSheet = Schemas['StatisticsSheet']
export type StatisticsGroup = Schemas['StatisticsGroup']
export type StatisticsFigure = Schemas['StatisticsCounted']
export type StatisticsRow = Schemas['StatisticsRow']

export type HouseholdRow = Schemas['HouseholdRow']
export type HouseholdFile = Schemas['HouseholdFile']
export type Premises = Schemas['HouseholdFilePremises']
export type Resident = Schemas['HouseholdFileResident']
export type Need = Schemas['HouseholdFileNeed']
export type Mark = Schemas['HouseholdFileMark']
export type Listing = Schemas['HouseholdFileListing']
export type Plan = Schemas['HouseholdFilePlan']
export type PlanStep = Schemas['HouseholdFileStep']
export type TimelineEntry = Schemas['TimelineEntry']
export type FileChanged = Schemas['AnswersChanged']
export type DueCheck = Schemas['DueCheck']
export type Doubles = Schemas['DuplicateDoubles']
export type Double = Schemas['DuplicatePerson']
export type TermLabel = Schemas['TermsLabel']

/** A run of an import; what stopped it stands in both languages. */
export interface ImportRun extends Omit<Schemas['ImportRun'], 'problem'> {
  problem?: { zh: Problem; en: Problem } | null
}
export type ImportProblem = Schemas['ImportProblem']
export type ExportRun = Schemas['ExportRun']
export type ExportKind = Schemas['ExportKindBody']
export type RoundStop = Schemas['RoundStop']
export type PhoneFile = Schemas['PhoneFile']
export type EditBody = Schemas['EditEditBody']
export type EditField = Schemas['EditFieldBody']
export type EditAnswer = Schemas['EditAnswer']
export type Question = Schemas['Question']
export type Stray = Schemas['Stray']
export type PhoneRow = Schemas['Phone']
export type Rhythm = Schemas['PhoneAdmission']['rhythm']
export type FollowView = Schemas['FollowView']
export type FollowMilestone = Schemas['FollowViewMilestone']
export type Report = Schemas['ReportReport']
export type OpenPlace = Schemas['OpenPlace']
export type OpenCategory = Schemas['OpenCategory']
export type OpenCase = Schemas['OpenCase']
export type HomeFile = Schemas['HomeOwnFile']
export type HomeLook = Schemas['HomeLook']
export type Media = Schemas['Media']
export type FollowRating = Schemas['FollowRating']
export type VisitBody = Schemas['VisitPaid']
export type DoorstepRequest = Schemas['VisitAsked']
export type VisitWritten = Schemas['VisitWritten']
export type VisitSlip = Schemas['VisitSlip']

export type Setting = Schemas['SettingsShown']
export type NoticeRow = Schemas['NoticeRow']
export type Sending = Schemas['OutboxSending']
export type SettingField = Schemas['SettingField']
