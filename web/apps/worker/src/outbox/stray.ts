import type { VisitWritten } from '@koumen/api-client'
import type { Outcome, Parcel } from '@koumen/offline'
import { api } from '../api'
import { phoneId } from '../carried/kept'
import { sendVisit } from '../visit/send'
import type { VisitParcel } from '../visit/visit'
import { outcomeOf } from './outcome'

/**
 * Sends a visit. When the household has left this person's reach meanwhile, because it moved or the
 * grids were changed, the visit is handed to whoever looks after it now: nothing is lost.
 */
export async function sendVisitOrKeepIt(
  parcel: Parcel<VisitParcel>,
): Promise<Outcome<VisitWritten & { kept?: boolean }>> {
  const outcome = await sendVisit(parcel)
  if (outcome.kind !== 'refused' || outcome.refusal.code !== 'not-found') return outcome
  const { id, county, householdId, visitedAt } = parcel.body
  try {
    await api.post(
      '/api/phones/{id}/strays',
      { id, county, householdId, madeAt: visitedAt, visit: parcel.body as never },
      { path: { id: phoneId(parcel.owner) }, key: `stray-${id}` },
    )
    return {
      kind: 'taken',
      answer: { county, id, householdId, request: null, answers: [], kept: true },
    }
  } catch (thrown) {
    const failed = await outcomeOf(thrown)
    return failed.kind === 'refused' ? outcome : failed
  }
}
