/** What is said about odd patterns in one's own visits. */
export const findingsZh = {
  title: '请您说明一下',
  note: '有人会看这些走访。先由您说明当时的情况；不扣分、不排名。',
  burst: '{minutes} 分钟里记了 {visits} 次走访',
  copies: '{households} 户的走访记录几乎一样',
  empty: '空置或已迁出的房屋记为见到人',
  too_early: '走访时间早于这一户建档的时间',
  future: '走访时间晚于上传的时间',
  how: '当时是什么情况',
  send: '交上说明',
  said: '您已说明：{words}',
  explained: '已看过，情况属实',
  mistaken: '已看过，不是问题',
  corrected: '已看过，作了更正',
}

export const findingsEn: typeof findingsZh = {
  title: 'Please say how it was',
  note: 'Somebody will look at these visits. You say first how it was; nobody is punished or ranked.',
  burst: '{visits} visits within {minutes} minutes',
  copies: 'Nearly the same note for {households} households',
  empty: 'Met somebody where nobody lives',
  too_early: 'A visit before the household was there',
  future: 'A visit after it was sent',
  how: 'How it was',
  send: 'Send',
  said: 'You said: {words}',
  explained: 'Looked at: explained',
  mistaken: 'Looked at: no problem',
  corrected: 'Looked at: corrected',
}
