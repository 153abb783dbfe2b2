import type { RoundPlan } from '@koumen/api-client'
import { today } from '@koumen/domain'

/** Whether people may still change a week. */
export function isOpen(plan: RoundPlan): boolean {
  return plan.state !== 'replaced' && plan.lastDay >= today()
}
