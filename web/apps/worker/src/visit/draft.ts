import { uuid7 } from '@koumen/domain'
import { ref, watch, type Ref } from 'vue'
import { pocket } from '../outbox/outbox'
import { emptyForm, type VisitForm } from './visit'

export interface KeptForm {
  form: Ref<VisitForm>
  /** Id of the visit, the same from the first key to the server. */
  id: Ref<string>
  /** When the draft was last kept on the phone. */
  keptAt: Ref<number | undefined>
  /** Whether the form was begun earlier and taken up again. */
  resumed: Ref<boolean>
  ready: Promise<void>
  forget(): Promise<void>
  subject: string
}

/** The form of one household, kept on the phone from the first key until sent or thrown away. */
export function useDraft(
  owner: string,
  household: { county: string; id: string; address: string },
): KeptForm {
  const subject = `visit:${household.id}`
  const empty = { ...emptyForm, county: household.county, address: household.address }
  const form = ref<VisitForm>({ ...empty })
  const id = ref(uuid7())
  const keptAt = ref<number>()
  const resumed = ref(false)
  let holding = false

  const ready = pocket
    .draft<VisitForm>(owner, subject)
    .then((draft) => {
      if (draft) {
        form.value = { ...empty, ...draft.form }
        id.value = draft.id
        keptAt.value = draft.keptAt
        resumed.value = true
      }
    })
    .finally(() => {
      watch(form, keep, { deep: true })
    })

  async function keep() {
    if (holding) return
    const now = Date.now()
    await pocket.keepDraft({
      owner,
      subject,
      id: id.value,
      form: JSON.parse(JSON.stringify(form.value)) as VisitForm,
      keptAt: now,
    })
    keptAt.value = now
  }

  async function forget() {
    holding = true
    await pocket.dropDraft(owner, subject)
    form.value = { ...empty }
    id.value = uuid7()
    keptAt.value = undefined
    resumed.value = false
    await Promise.resolve()
    holding = false
  }

  return { form, id, keptAt, resumed, ready, forget, subject }
}
