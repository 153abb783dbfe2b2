import { computed, type ComputedRef } from 'vue'
import { useCarried } from '../carried/carried'
import { traffic } from '../outbox/outbox'
import type { Pending } from './edit'

/**
 * What this phone has changed of a household and its file does not show yet: edits on their way, and
 * those that arrived after the files were last compared.
 *
 * @param fresh whether the file has just come from the server
 */
export function usePending(
  householdId: () => string,
  fresh: () => boolean,
): ComputedRef<Pending[]> {
  const carried = useCarried()
  return computed(() => {
    const since = carried.checkedAt?.getTime() ?? 0
    const arrived = fresh()
      ? []
      : traffic.editReceipts
          .filter((one) => one.answer.householdId === householdId() && one.sentAt > since)
          .flatMap((one) =>
            one.answer.edit.changes.filter((change) =>
              one.answer.fields.some(
                (field) =>
                  field.fate === 'written' &&
                  field.field === change.field &&
                  (field.residentId ?? null) === (change.residentId ?? null),
              ),
            ),
          )
    const waiting = traffic.edits
      .filter((one) => one.body.householdId === householdId() && one.state === 'waiting')
      .flatMap((one) => one.body.changes)
    return [...arrived, ...waiting]
  })
}
