import type { AssignmentPerson, AssignmentPlan } from '@koumen/api-client'
import type { TextKey } from '../../i18n'

/** How a plan stands, in words. */
export const planStates: Record<AssignmentPlan['state'], TextKey> = {
  making: 'assignment.making_',
  proposal: 'assignment.proposal',
  in_force: 'assignment.in_force',
  replaced: 'assignment.replaced',
  failed: 'assignment.failed',
}

/** Whether people may still change it. */
export function isOpen(plan: AssignmentPlan): boolean {
  return plan.state === 'proposal' || plan.state === 'in_force'
}

/** A unit with what its people have. */
export interface UnitLoad {
  id: string
  name: string
  people: number
  share: number
  households: number
  metres: number
}

/** What each unit's people have together. */
export function byUnit(people: readonly AssignmentPerson[], noUnit: string): UnitLoad[] {
  const units = new Map<string, UnitLoad>()
  for (const one of people) {
    const id = one.unitId ?? ''
    const unit = units.get(id) ?? {
      id,
      name: one.unitName ?? noUnit,
      people: 0,
      share: 0,
      households: 0,
      metres: 0,
    }
    const households = unit.households + one.households
    unit.metres =
      (unit.metres * unit.households + one.metres * one.households) / Math.max(1, households)
    unit.people += 1
    unit.share += one.outSince ? 0 : one.share
    unit.households = households
    units.set(id, unit)
  }
  return [...units.values()].map((unit) => ({ ...unit, metres: Math.round(unit.metres) }))
}
