import type { HouseholdFile } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { bodyOf, change, countOf, formOf, keyOf, seen, withPending, type EditForm } from './edit'

const file = {
  household: { number: null, kind: 'family', state: 'present' },
  premises: { use: 'residential' },
  residents: [
    {
      id: 'p',
      name: '王建国',
      work: null,
      languages: ['藏语', '汉语'],
      phone: '138****1111',
      phoneStamp: 'ab12',
      state: 'present',
    },
  ],
} as unknown as HouseholdFile

function empty(): EditForm {
  return { county: '987301', address: '1号', fields: {}, newcomers: [], needs: [] }
}

describe('changes of a file', () => {
  it('are told with what was seen; what is as it was is none', () => {
    const form = empty()
    change(form, keyOf('p', 'work'), seen(file, 'p', 'work'), '瓦工')
    change(form, keyOf('p', 'phone'), seen(file, 'p', 'phone'), '13822221111')
    change(form, keyOf(null, 'kind'), seen(file, null, 'kind'), 'tenant')
    change(form, keyOf(null, 'kind'), 'anything', 'family')
    expect(countOf(form)).toBe(2)
    const body = bodyOf(form, 'h', 'id', new Date(0), { purpose: '走访', consent: '本人' })
    expect(body.changes).toEqual([
      { residentId: 'p', field: 'work', was: '', now: '瓦工' },
      { residentId: 'p', field: 'phone', was: 'ab12', now: '13822221111' },
    ])
    expect(formOf(body, '1号')).toEqual(form)
  })

  it('are shown until the file comes anew, and the next change builds on them', () => {
    const shown = withPending(file, [
      { residentId: 'p', field: 'work', now: '瓦工' },
      { residentId: 'p', field: 'phone', now: '13822221111' },
      { residentId: 'p', field: 'languages', now: '撒拉语' },
      { residentId: null, field: 'number', now: 'A-1' },
      { residentId: 'gone', field: 'work', now: 'x' },
    ])
    expect(seen(shown, 'p', 'work')).toBe('瓦工')
    expect(seen(shown, 'p', 'phone')).toBe('13822221111')
    expect(shown.residents[0]?.phone).toBe('138****1111')
    expect(shown.residents[0]?.languages).toEqual(['撒拉语'])
    expect(shown.household.number).toBe('A-1')
    expect(file.household.number).toBeNull()
  })
})
