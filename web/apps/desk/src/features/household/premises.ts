import type { Premises } from '@koumen/api-client'

/** Premises as the forms of the desk have them. */
export interface PremisesForm {
  areaCode: string | undefined
  address: string
  use: string
  compound: string
  building: string
  entrance: string
  floor: string
  room: string
}

export function emptyPremises(from: Premises | undefined, area: string): PremisesForm {
  return {
    areaCode: from?.areaCode ?? (area.length >= 12 ? area : undefined),
    address: from?.address ?? '',
    use: from?.use ?? 'residential',
    compound: from?.compound ?? '',
    building: from?.building ?? '',
    entrance: from?.entrance ?? '',
    floor: from?.floor ?? '',
    room: from?.room ?? '',
  }
}

/** What is sent; positions that the forms do not show stay as they were. */
export function premisesBody(form: PremisesForm, from?: Premises) {
  const text = (value: string) => value.trim() || null
  return {
    areaCode: form.areaCode,
    address: form.address.trim(),
    use: form.use,
    compound: text(form.compound),
    building: text(form.building),
    entrance: text(form.entrance),
    floor: text(form.floor),
    room: text(form.room),
    longitude: from?.longitude ?? null,
    latitude: from?.latitude ?? null,
  }
}
