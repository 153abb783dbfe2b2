import type { EditAnswer, EditBody } from '@koumen/api-client'
import type { Outcome, Parcel } from '@koumen/offline'
import { api, ready } from '../api'
import { phoneId } from '../carried/kept'
import { outcomeOf } from '../outbox/outcome'

/** What became of an edit, and the edit itself: until the file comes anew, the phone shows it. */
export type EditTaken = EditAnswer & { edit: EditBody }

/** Sends changes of a household's file; sent again they count once. */
export async function sendEdit(parcel: Parcel<EditBody>): Promise<Outcome<EditTaken>> {
  try {
    await ready()
    const answer = await api.post('/api/phones/{id}/edits', parcel.body, {
      path: { id: phoneId(parcel.owner) },
      key: parcel.id,
    })
    return { kind: 'taken', answer: { ...answer, edit: parcel.body } }
  } catch (thrown) {
    return outcomeOf(thrown)
  }
}
