import type { CampaignKit } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { campaignsOf, formsOf, partsOf, sheetsOf } from './asked'

const heat = { key: 'heat', kind: 'yes_no' as const, text: '烧煤吗', required: true }
const alarm = {
  key: 'alarm',
  kind: 'yes_no' as const,
  text: '有报警器吗',
  required: true,
  when: { question: 'heat', anyOf: ['yes'] },
}
const otherHeat = {
  key: 'heat',
  kind: 'short_text' as const,
  text: '怎么取暖',
  required: false,
}

function kit(more: Partial<CampaignKit> = {}): CampaignKit {
  return {
    stamp: '1',
    campaigns: [
      running('c1', 'f1', { areas: ['630103'] }),
      running('c2', 'f2', { areas: ['630103001'], marks: ['red'] }),
    ],
    forms: [
      { id: 'f1', version: 1, name: '甲', questions: [heat, alarm] },
      { id: 'f2', version: 3, name: '乙', questions: [heat] },
    ],
    pages: [],
    answered: [],
    ...more,
  }
}

function running(id: string, form: string, more: object): CampaignKit['campaigns'][number] {
  return {
    id,
    name: id,
    fromOn: '2026-11-01',
    toOn: '2026-11-30',
    areas: [],
    kinds: [],
    marks: [],
    listings: [],
    once: true,
    form,
    formVersion: form === 'f1' ? 1 : 3,
    pages: [],
    ...more,
  }
}

const facts = {
  id: 'h',
  areaCode: '630103001002003',
  kind: 'family',
  careMark: 'red',
  listings: [],
}
const none = new Set<string>()

describe('campaigns at the door', () => {
  it('belong to a household by area, mark and day', () => {
    const ids = (one: object, day = '2026-11-22') =>
      campaignsOf(kit(), { ...facts, ...one }, day).map((it) => it.id)
    expect(ids({})).toEqual(['c1', 'c2'])
    expect(ids({ careMark: null })).toEqual(['c1'])
    expect(ids({ areaCode: '630104001' })).toEqual([])
    expect(ids({}, '2026-12-01')).toEqual([])
  })

  it('ask the same question once and send the answer for both', () => {
    const forms = formsOf(kit(), kit().campaigns, 'h', none)
    const parts = partsOf(forms, { heat: 'no' })
    expect(parts.map((part) => part.questions.map((one) => one.key))).toEqual([['heat'], []])
    expect(sheetsOf(forms, { heat: 'no' }, [])).toEqual([
      { formId: 'f1', version: 1, answers: { heat: 'no' } },
      { formId: 'f2', version: 3, answers: { heat: 'no' } },
    ])
    expect(sheetsOf(forms, { heat: 'no' }, ['f1'])).toHaveLength(1)
  })

  it('keep questions apart that share a key by accident', () => {
    const forms = kit().forms.map((form) =>
      form.id === 'f2' ? { ...form, questions: [otherHeat] } : form,
    )
    const answers = { heat: 'yes', 'f2/heat': '暖气', alarm: 'no' }
    expect(partsOf(forms, answers)[1]?.questions[0]?.key).toBe('f2/heat')
    expect(sheetsOf(forms, answers, [])).toEqual([
      { formId: 'f1', version: 1, answers: { heat: 'yes', alarm: 'no' } },
      { formId: 'f2', version: 3, answers: { heat: '暖气' } },
    ])
  })

  it('do not ask again what was answered, here or in a visit that waits', () => {
    const answered = [{ form: 'f1', household: 'h', on: '2026-11-20' }]
    const ask = (one: CampaignKit, waiting = none) =>
      formsOf(one, one.campaigns, 'h', waiting).map((form) => form.id)
    expect(ask(kit({ answered }))).toEqual(['f2'])
    expect(ask(kit({ answered: [{ form: 'f1', household: 'h', on: '2026-10-20' }] }))).toEqual([
      'f1',
      'f2',
    ])
    expect(ask(kit(), new Set(['f2']))).toEqual(['f1'])
  })

  it('never ask for what is hidden', () => {
    const forms = formsOf(kit(), kit().campaigns, 'h', none)
    expect(partsOf(forms, {})[0]?.flaws).toEqual({ heat: 'missing' })
    expect(partsOf(forms, { heat: 'yes' })[0]?.flaws).toEqual({ alarm: 'missing' })
    expect(partsOf(forms, { heat: 'no', alarm: 'yes' })[0]?.flaws).toEqual({})
    expect(sheetsOf(forms, { heat: 'no', alarm: 'yes' }, [])[0]?.answers).toEqual({ heat: 'no' })
  })
})
