/** What the server takes and answers about visits; the request in it was raised in the doorway. */

export type VisitOutcome = 'met' | 'nobody_home' | 'refused' | 'by_phone'
export type RequestKind = 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion'

export interface DoorstepRequest {
  id: string
  kind: RequestKind
  body: string
  reporterName?: string
  reporterPhone?: string
}

export interface VisitBody {
  /** UUIDv7 of this phone: sending it twice is one visit. */
  id: string
  county: string
  householdId: string
  outcome: VisitOutcome
  note?: string
  visitedAt: string
  request?: DoorstepRequest
}

/** What the resident is handed: the number and the code that opens it. */
export interface Receipt {
  id: string
  number: string
  code: string
}

export interface VisitAnswer {
  county: string
  id: string
  /** After a merge, the household that stayed. */
  householdId: string
  request?: Receipt | null
}

/** A visit as lists show it. */
export interface VisitRow {
  id: string
  county: string
  householdId: string
  outcome: VisitOutcome
  note?: string | null
  visitedAt: string
  visitorName: string
  address: string
}

/** The form as it is being filled. */
export interface VisitForm {
  /** The household in one line, so that the draft is known without a signal. */
  address: string
  county: string
  outcome?: VisitOutcome
  note: string
  /** `2026-11-22T14:30`; empty means now. */
  at: string
  raises: boolean
  kind?: RequestKind
  text: string
  reporterName: string
  reporterPhone: string
}

export const emptyForm: Readonly<VisitForm> = {
  address: '',
  county: '',
  note: '',
  at: '',
  raises: false,
  text: '',
  reporterName: '',
  reporterPhone: '',
}
