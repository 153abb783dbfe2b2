import type { Procedure, RequestCategory, RequestFile } from '@koumen/api-client'
import { spoken, word, type Locale } from '@koumen/domain'
import { shallowRef } from 'vue'
import { api } from '../../app/api'

const categories = shallowRef<RequestCategory[]>([])
const procedures = shallowRef<Procedure[]>([])
const questions = shallowRef<string[]>([])
let asked = 0
const keptFor = 60_000

/** What the place decided about its requests; read anew when it was read a minute ago. */
export function useRules() {
  if (Date.now() - asked > keptFor) {
    asked = Date.now()
    void reload()
  }
  return { categories, procedures, questions, reload, stepName }
}

async function reload(): Promise<void> {
  try {
    const [matters, courses, script] = await Promise.all([
      api.get('/api/request-categories'),
      api.get('/api/request-procedures'),
      api.get('/api/request-call-script'),
    ])
    categories.value = matters.rows
    procedures.value = courses.rows
    questions.value = script.questions
  } catch {
    asked = 0
  }
}

/** A step as the place calls it; an older version's step by what it means. */
function stepName(step: string, state: string, locale: Locale): string {
  for (const procedure of procedures.value) {
    const found = procedure.steps.find((one) => one.code === step && one.phase === state)
    if (found) return spoken([found.zh, found.en], locale)
  }
  return word('requestState', state, locale)
}

type StepName = RequestFile['steps'][number]

/** How far a request has come: the steps it usually takes, and where it stands among them. */
export function courseOf(file: Pick<RequestFile, 'steps' | 'stage' | 'timeline'>): {
  step: StepName
  is: 'done' | 'now' | 'next' | 'skipped'
}[] {
  const { steps, stage } = file
  const current = steps.find((step) => step.code === stage.step)
  const answered = steps.findIndex((step) => step.phase === 'settled')
  const usual = steps.slice(0, answered + 1)
  const end = steps.find((step) => step.phase === 'rated')
  if (!current) return []
  const at = usual.indexOf(current)
  const given = file.timeline.some((made) => made.kind === 'dispatch')
  const past = (step: StepName) =>
    step.phase === 'dispatched' && !given ? ('skipped' as const) : ('done' as const)
  if (at >= 0) {
    return [...usual, ...(end ? [end] : [])].map((step, index) => ({
      step,
      is: index < at ? past(step) : index === at ? 'now' : 'next',
    }))
  }
  if (current.phase === 'refused' || current.phase === 'withdrawn' || current.phase === 'merged') {
    return [
      { step: usual[0]!, is: 'done' },
      { step: current, is: 'now' },
    ]
  }
  if (stage.phase === 'closed' && stage.reopenings === 0 && current.code === 'done') {
    return [{ step: current, is: 'now' }]
  }
  const before = usual.map((step) => ({ step, is: past(step) }))
  return [...before, { step: current, is: 'now' }]
}
