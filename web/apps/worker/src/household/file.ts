/** The household file as far as the phone shows it. */
export interface Person {
  id: string
  name: string
  sex?: string | null
  bornOn?: string | null
  relation: string
  /** Masked: 138****5678. */
  phone?: string | null
  state: string
  work?: string | null
  school?: string | null
  languages?: string[]
}

export interface Need {
  id: string
  kind: string
  note: string
  since: string
  metOn?: string | null
}

export interface Mark {
  id: string
  colour: string
  reason: string
  reviewOn: string
  endedOn?: string | null
}

export interface Listing {
  id: string
  category: string
  reason: string
  since: string
  until?: string | null
}

export interface Step {
  id: string
  what: string
  dueOn?: string | null
  doneOn?: string | null
}

export interface Plan {
  id: string
  goal: string
  ownerName: string
  state: string
  dueOn: string
  nextCheckOn?: string | null
  steps: Step[]
}

export interface HouseholdFile {
  household: {
    county: string
    id: string
    address: string
    number?: string | null
    headName?: string | null
    people: number
    livingAlone: boolean
    careMark?: string | null
    languages: string[]
    lastVisitOn?: string | null
  }
  residents: Person[]
  needs: Need[]
  marks: Mark[]
  listings: Listing[]
  plans: Plan[]
}

/** Those who live here now, the head first. */
export function peopleHere(file: HouseholdFile): Person[] {
  return file.residents
    .filter((person) => person.state === 'present' || person.state === 'away')
    .sort((a, b) => Number(b.relation === 'head') - Number(a.relation === 'head'))
}

/** What was promised and is not done: steps of open plans, the earliest first. */
export function promises(file: HouseholdFile): Step[] {
  return file.plans
    .filter((plan) => plan.state === 'open')
    .flatMap((plan) => plan.steps)
    .filter((step) => !step.doneOn)
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
