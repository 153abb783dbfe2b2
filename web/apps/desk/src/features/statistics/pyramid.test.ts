import { describe, expect, it } from 'vitest'
import { bandsOf } from './pyramid'

function figure(code: string, labelZh: string, labelEn: string, value: number) {
  return { code, labelZh, labelEn, value }
}

describe('the age pyramid', () => {
  it('puts men and women of a band side by side', () => {
    const group = {
      key: 'band',
      labelZh: '',
      labelEn: '',
      figures: [
        figure('people.band.0-3.male', '0–3岁 男', '0–3 years, male', 4),
        figure('people.band.0-3.female', '0–3岁 女', '0–3 years, female', 5),
        figure('people.band.unknown.male', '出生日期不详 男', 'Birth date unknown, male', 0),
      ],
    }
    expect(bandsOf(group, false)).toEqual([
      {
        code: '0-3',
        label: '0–3岁',
        male: 4,
        female: 5,
        maleFigure: 'people.band.0-3.male',
        femaleFigure: 'people.band.0-3.female',
      },
    ])
    expect(bandsOf(group, true)[0]!.label).toBe('0–3 years')
  })
})
