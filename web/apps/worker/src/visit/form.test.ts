import { describe, expect, it } from 'vitest'
import { bodyOf, faultsOf, formOf, looksLikePhone } from './form'
import { emptyForm, type VisitForm } from './visit'

const now = '2026-11-22T14:30'
const met: VisitForm = { ...emptyForm, outcome: 'met', note: ' 一切都好 ' }

describe('visit form', () => {
  it('asks only for what happened', () => {
    expect(faultsOf(emptyForm, now)).toEqual({ outcome: 'visit.outcomeNeeded' })
    expect(faultsOf(met, now)).toEqual({})
  })

  it('takes no visit of the future', () => {
    expect(faultsOf({ ...met, at: '2026-11-22T14:31' }, now)).toEqual({ at: 'visit.future' })
    expect(faultsOf({ ...met, at: '2026-11-22T09:00' }, now)).toEqual({})
  })

  it('wants a kind and a text once there is a request', () => {
    const raised = { ...met, raises: true, text: '水管', reporterPhone: '12345' }
    expect(Object.keys(faultsOf(raised, now))).toEqual(['kind', 'text', 'reporterPhone'])
    expect(
      faultsOf({ ...raised, kind: 'help', text: '水管漏了一夜', reporterPhone: '' }, now),
    ).toEqual({})
  })

  it('knows phone numbers as people write them', () => {
    for (const good of [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '0971-6123456',
      '6123456',
    ]) {
      expect(looksLikePhone(good), good).toBe(true)
    }
    for (const bad of ['1381234567', '12345', '23812345678', 'abc']) {
      expect(looksLikePhone(bad), bad).toBe(false)
    }
  })

  it('leaves out what was not written and comes back as it was', () => {
    const household = { county: '990101', id: 'h' }
    const plain = bodyOf(met, household, 'v', new Date('2026-11-22T06:30:00Z'))
    expect(plain).toEqual({
      id: 'v',
      county: '990101',
      householdId: 'h',
      outcome: 'met',
      note: '一切都好',
      visitedAt: '2026-11-22T06:30:00.000Z',
      request: undefined,
      photos: undefined,
    })
    const raised: VisitForm = {
      ...met,
      note: '',
      raises: true,
      kind: 'help',
      category: '供水',
      timeClass: 'urgent',
      contactWish: 'quiet',
      photos: [{ id: 'p', data: 'data:image/jpeg;base64,/9j/' }],
      text: '水管漏了一夜',
    }
    const body = bodyOf(raised, household, 'v', new Date())
    expect(body.request).toMatchObject({
      kind: 'help',
      category: '供水',
      timeClass: 'urgent',
      contactWish: 'quiet',
      body: '水管漏了一夜',
    })
    expect(formOf(body, '', '')).toEqual({ ...raised, county: '990101' })
  })
})
