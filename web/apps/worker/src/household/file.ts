import type { HouseholdFile, PlanStep, Resident } from '@koumen/api-client'

/** Those who live here now, the head first. */
export function peopleHere(file: HouseholdFile): Resident[] {
  return file.residents
    .filter((person) => person.state === 'present' || person.state === 'away')
    .sort((a, b) => Number(b.relation === 'head') - Number(a.relation === 'head'))
}

/** What was promised and is not done: steps of open plans, the earliest first. */
export function promises(file: HouseholdFile): PlanStep[] {
  return file.plans
    .filter((plan) => plan.state === 'open')
    .flatMap((plan) => plan.steps)
    .filter((step) => !step.doneOn)
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
