/** Words of the map and of signatures. */
export const mapAndSignature = {
  map: ['诉求地图', 'Map of requests'],
  asList: ['列表', 'List'],
  asMap: ['地图', 'Map'],
  mapSeveral: ['{n} 件（{parts}）', '{n} requests ({parts})'],
  mapInside: ['只看 {name}', 'Only {name}'],
  mapAll: ['看全部', 'Show all'],
  mapPiled: [
    '共 {n} 件，太多了，按区域汇总；点一处看里面的。',
    '{n} in all, too many to show each: gathered by area. Choose one to look inside.',
  ],
  mapCut: ['符合的太多，只显示最近的。', 'Too many match; the latest are shown.'],
  mapNowhere: ['{n} 件没有位置，请看列表。', '{n} have no place; see the list.'],
  mapWhere: [
    '没有标点的，放在住户所在楼栋或网格的中心。',
    'Without a pin: at the household’s building, else inside the grid.',
  ],
  mapFailed: ['这台浏览器画不出地图，请用列表。', 'This browser cannot draw maps; use the list.'],
  signature: ['签名', 'Signature'],
  signedPaper: ['签过字的纸', 'The signed paper'],
  signedBy: ['{name} 签名', 'Signed by {name}'],
  signedFor: ['{name} 代签', 'Signed by {name} in the reporter’s place'],
  signedPrint: ['原文指纹 {print}…', 'fingerprint of the words {print}…'],
  signedWords: [
    '签名时所签文字的 SHA-256 指纹：{print}',
    'SHA-256 fingerprint of the words that were signed: {print}',
  ],
  signedOther: ['与签名时的文字不符', 'These are not the words that were signed'],
  showSignature: ['看签名', 'Show the signature'],
  lookKept: ['查看会留下记录', 'That you look is kept'],
} as const
