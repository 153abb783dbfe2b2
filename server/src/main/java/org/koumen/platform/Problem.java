package org.koumen.platform;

import org.springframework.http.HttpStatus;

/**
 * The closed list of what may go wrong in front of a person, each with a stable code, a status, a
 * sentence in both languages and a hint what to do next. {@code {name}} stands for a value of the
 * refusal.
 */
public enum Problem {
  // platform
  BAD_INPUT(
      "bad-input",
      HttpStatus.BAD_REQUEST,
      "填写有误：{field}",
      "Something is filled in wrongly: {field}",
      "请改正后再提交。",
      "Correct it and send again."),
  BROKEN_OFF(
      "broken-off",
      HttpStatus.SERVICE_UNAVAILABLE,
      "程序中途停了，这件事没有做完",
      "The program stopped before this was finished",
      "已写入的不会丢失；请接着做或重新开始。",
      "What was written is kept; go on with it or begin again."),
  BUSY(
      "busy",
      HttpStatus.SERVICE_UNAVAILABLE,
      "系统正忙",
      "The system is busy",
      "请稍等片刻再试，已填写的内容不会丢失。",
      "Wait a moment and try again; what you entered is kept."),
  INTERNAL(
      "internal",
      HttpStatus.INTERNAL_SERVER_ERROR,
      "系统出了点问题",
      "Something went wrong on our side",
      "请稍后再试；若仍不行，请把编号 {reference} 告诉管理员。",
      "Try again later; if it persists, give the administrator the reference {reference}."),
  KEY_REUSED(
      "key-reused",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "同一提交编号用于了不同内容",
      "The same submission key was used for different content",
      "请刷新后重新填写。",
      "Reload and fill in again."),
  METHOD_NOT_ALLOWED(
      "method-not-allowed",
      HttpStatus.METHOD_NOT_ALLOWED,
      "此地址不支持这种操作",
      "This address does not support that operation",
      "请检查地址与操作。",
      "Check the address and the operation."),
  NOT_FOUND(
      "not-found",
      HttpStatus.NOT_FOUND,
      "没有找到",
      "Not found",
      "可能已移动、已合并，或不在您的管辖范围内。",
      "It may have moved, been merged, or lie outside your area."),
  STALE_VERSION(
      "stale-version",
      HttpStatus.CONFLICT,
      "这份内容刚被别人改过",
      "Someone changed this in the meantime",
      "请查看最新内容后再改，您填写的内容仍在。",
      "Look at the current state and change it again; your input is kept."),
  TOO_LARGE(
      "too-large",
      HttpStatus.CONTENT_TOO_LARGE,
      "内容太大，上限为 {limit}",
      "Too large; the limit is {limit}",
      "请拆分后分次提交。",
      "Split it and send in parts."),
  TOO_MANY(
      "too-many",
      HttpStatus.TOO_MANY_REQUESTS,
      "操作太频繁",
      "Too many attempts",
      "请 {seconds} 秒后再试。",
      "Try again in {seconds} seconds."),
  UNSUPPORTED_MEDIA(
      "unsupported-media",
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "不支持这种格式",
      "This format is not supported",
      "请按说明的格式提交。",
      "Send it in the documented format."),

  // access
  SIGN_IN_NEEDED(
      "sign-in-needed",
      HttpStatus.UNAUTHORIZED,
      "请先登录",
      "Please sign in",
      "登录后可继续，草稿不会丢失。",
      "Sign in to continue; drafts are kept."),
  SIGN_IN_FAILED(
      "sign-in-failed",
      HttpStatus.UNAUTHORIZED,
      "账号或密码不对",
      "Account or password is wrong",
      "请重新输入；连续输错会暂时锁定。",
      "Try again; repeated failures lock the account for a while."),
  ACCOUNT_LOCKED(
      "account-locked",
      HttpStatus.LOCKED,
      "账号已暂时锁定",
      "The account is locked for a while",
      "请于 {until} 后再试，或联系管理员。",
      "Try again after {until}, or ask the administrator."),
  CODE_NEEDED(
      "code-needed",
      HttpStatus.UNAUTHORIZED,
      "请输入动态验证码",
      "Enter the one-time code",
      "打开验证器应用，输入当前六位数字。",
      "Open your authenticator and enter the six digits."),
  CODE_WRONG(
      "code-wrong",
      HttpStatus.UNAUTHORIZED,
      "动态验证码不对或已用过",
      "The one-time code is wrong or was used",
      "请等待下一个验证码。",
      "Wait for the next code."),
  NO_PERMISSION(
      "no-permission",
      HttpStatus.FORBIDDEN,
      "您没有这项权限",
      "You do not have this permission",
      "如工作需要，请联系管理员。",
      "Ask the administrator if your work needs it."),
  CSRF(
      "csrf",
      HttpStatus.FORBIDDEN,
      "页面已过期",
      "The page has expired",
      "请刷新页面后再试，草稿不会丢失。",
      "Reload the page and try again; drafts are kept."),
  PASSWORD_WEAK(
      "password-weak",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "密码太简单",
      "The password is too weak",
      "至少 10 个字符，不要用账号名或常见密码。",
      "At least 10 characters, not the account name nor a common password."),
  LINK_EXPIRED(
      "link-expired",
      HttpStatus.GONE,
      "链接已失效",
      "The link is no longer valid",
      "请管理员重新发送设置链接。",
      "Ask the administrator for a new link."),
  LOGIN_TAKEN(
      "login-taken",
      HttpStatus.CONFLICT,
      "账号名 {login} 已被使用",
      "The account name {login} is taken",
      "请换一个账号名。",
      "Choose another name."),
  LAST_ADMINISTRATOR(
      "last-administrator",
      HttpStatus.CONFLICT,
      "这是最后一位管理员",
      "This is the last administrator",
      "请先指定另一位管理员。",
      "Name another administrator first."),

  // area
  AREA_CLOSED(
      "area-closed",
      HttpStatus.GONE,
      "区划代码 {code}（{name}）已于 {on} 撤销",
      "The area {code} ({name}) was closed on {on}",
      "请选择现行的区划。",
      "Choose an area in force."),
  AREA_CODE_TAKEN(
      "area-code-taken",
      HttpStatus.CONFLICT,
      "代码 {code} 已被使用",
      "The code {code} is taken",
      "请换一个代码，或改用“合并”。",
      "Choose another code, or merge the two areas."),
  AREA_DAY(
      "area-day",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "生效日期应在 {from} 与 {to} 之间",
      "The effective day must lie between {from} and {to}",
      "变更按先后登记：不早于上一次变更，也不晚于今天。",
      "Changes are told in order: not before the last one, and not after today."),
  AREA_LEVEL(
      "area-level",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "代码 {code} 的级别不对",
      "The code {code} is of the wrong level",
      "请使用同一级别的代码；新增时代码须在上级之下。",
      "Use a code of the same level; a new area's code starts with that of the area above."),
  AREA_NOT_EMPTY(
      "area-not-empty",
      HttpStatus.CONFLICT,
      "“{name}”之下还有内容",
      "Something is still kept under {name}",
      "请先把它并入其他区划。",
      "Merge it into another area instead."),
  AREA_PARENT_UNKNOWN(
      "area-parent-unknown",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "上级区划 {code} 不存在",
      "There is no area {code} above it",
      "请先新增上级区划。",
      "Add the area above first."),
  BOUNDARY_INVALID(
      "boundary-invalid",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "边界图形有误（{what}）：{where}",
      "The boundary is not valid ({whatEn}): {where}",
      "请在制图软件中改正后重新上传。",
      "Correct it in the drawing program and send again."),
  GRID_PLAN_DECIDED(
      "grid-plan-decided",
      HttpStatus.CONFLICT,
      "这份调整方案已经执行或作废",
      "This plan was already applied or dropped",
      "请重新编制方案。",
      "Prepare a new plan."),
  GRID_PLAN_IMPOSSIBLE(
      "grid-plan-impossible",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "无法这样调整网格：{field}",
      "The grids cannot be changed this way: {field}",
      "请检查所选网格与楼栋。",
      "Check the grids and buildings chosen."),
  GRID_PLAN_STALE(
      "grid-plan-stale",
      HttpStatus.CONFLICT,
      "方案编制后网格已有变动",
      "The grids have changed since the plan was prepared",
      "请重新编制方案。",
      "Prepare a new plan."),

  // workforce
  POST_HELD(
      "post-held",
      HttpStatus.CONFLICT,
      "{name} 在这段时间已担任这个岗位",
      "{name} already holds this post in that time",
      "请先结束原岗位，或改日期。",
      "End that post first, or choose other dates."),
  STAFF_CODE_TAKEN(
      "staff-code-taken",
      HttpStatus.CONFLICT,
      "工号 {code} 已被使用",
      "The staff number {code} is taken",
      "请核对工号，或查找已有人员。",
      "Check the number, or look the person up."),
  STAFF_NOT_SERVING(
      "staff-not-serving",
      HttpStatus.CONFLICT,
      "此人在 {day} 不在岗",
      "This person does not serve on {day}",
      "请改日期，或先恢复在岗。",
      "Choose another date, or take them back into service first."),
  UNIT_CODE_TAKEN(
      "unit-code-taken",
      HttpStatus.CONFLICT,
      "单位代码 {code} 已被使用",
      "The unit code {code} is taken",
      "请换一个代码，或查找已有单位。",
      "Choose another code, or look the unit up."),
  UNIT_IN_USE(
      "unit-in-use",
      HttpStatus.CONFLICT,
      "这个单位还有 {staff} 人在岗",
      "{staff} people still serve in this unit",
      "请先把人员转到其他单位。",
      "Move them to another unit first."),

  // registry
  ADDRESS_TAKEN(
      "address-taken",
      HttpStatus.CONFLICT,
      "本村（社区）已有这个地址：{address}",
      "This village already has the address {address}",
      "可把住户登记到该房屋，或核对门牌号。",
      "Put the household at those premises, or check the number."),
  CHANGE_OUT_OF_ORDER(
      "change-out-of-order",
      HttpStatus.CONFLICT,
      "“{field}”在 {laterOn} 已有更晚的变更",
      "{field} was changed on a later day already, {laterOn}",
      "请把发生日期改为 {laterOn} 或之后。",
      "Give {laterOn} or a later day."),
  DUPLICATE_ELSEWHERE(
      "duplicate-elsewhere",
      HttpStatus.FORBIDDEN,
      "另一人在您的管辖范围之外",
      "The other person lies outside your area",
      "请由管辖两地的人员判定。",
      "Somebody whose area covers both must decide."),
  FIELDS_WRONG(
      "fields-wrong",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "有 {count} 处填写不对",
      "{count} fields are filled in wrongly",
      "请按各处的提示改正。",
      "Correct them as each one says."),
  NOT_IN_THIS_STATE(
      "not-in-this-state",
      HttpStatus.CONFLICT,
      "现在不能这样做：{zh}",
      "This cannot be done now: {en}",
      "请刷新查看最新情况。",
      "Reload and look at the current state."),
  REVEAL_REASON(
      "reveal-reason",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "查看完整号码需要写明理由",
      "Seeing full numbers needs a reason",
      "至少 4 个字；理由会记入查阅记录。",
      "At least 4 characters; it is kept in the log."),

  // request
  DUE_IN_PAST(
      "due-in-past",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "办结时限已经过去",
      "The promised date has already passed",
      "请选择今天之后的时间。",
      "Choose a later date."),
  DUE_TOO_LATE(
      "due-too-late",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "最晚只能延到{latest}",
      "No later date than {latest} can be granted",
      "请选择更早的日期；确实办不了的，请申请挂账。",
      "Choose an earlier date; what cannot be done now is put on hold."),
  FOLLOW_NOT_FOUND(
      "follow-not-found",
      HttpStatus.NOT_FOUND,
      "没有找到这件诉求：编号或查询码不对",
      "No request was found: number or code is wrong",
      "请对照受理凭证重新输入；仍不行可向受理人员询问。",
      "Compare with the slip you were given, or ask whoever took the request."),
  PLACE_NOT_SERVED(
      "place-not-served",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这个地方还没有开通网上反映",
      "Nobody takes requests from this place on the web yet",
      "请改选您所在的社区，或拨打 12345。",
      "Choose your own community, or call 12345."),
  PUBLISH_PRIVATE(
      "publish-private",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "公开的文字里还有个人信息：{found}",
      "The public words still tell of somebody: {found}",
      "请去掉电话、证件号、车牌和姓名后再公开。",
      "Take out telephones, identity numbers, plates and names, then publish."),
  PUBLISH_UNSETTLED(
      "publish-unsettled",
      HttpStatus.CONFLICT,
      "办结以后才能公开",
      "Only what is settled can be published",
      "请等办结后再公开。",
      "Wait until it is settled."),
  RATED_ALREADY(
      "rated-already",
      HttpStatus.CONFLICT,
      "这件诉求已经评价过",
      "This request has been rated already",
      "每件诉求评价一次；如还有问题，请再提一件诉求。",
      "A request is rated once; if something is still wrong, bring a new request."),
  RATING_TOO_EARLY(
      "rating-too-early",
      HttpStatus.CONFLICT,
      "这件诉求还不能评价",
      "This request cannot be rated now",
      "办结后即可评价。",
      "It can be rated once it has been answered."),
  MOVE_NEEDS(
      "move-needs",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这一步还缺{needs}",
      "This step needs {needs}",
      "请补上后再提交，已填的内容不会丢。",
      "Add it and send it again; nothing is lost."),
  MOVE_NOT_YOURS(
      "move-not-yours",
      HttpStatus.FORBIDDEN,
      "按这件诉求的流程，这一步不由您办理",
      "By its procedure somebody else makes this move",
      "请联系当前责任人，或在备注里说明。",
      "Turn to whoever has it now, or leave a word."),
  OTHER_REQUEST_UNFIT(
      "other-request-unfit",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "不能与所选的诉求这样关联",
      "The other request chosen does not fit",
      "请选择同一区县、还在办理的诉求。",
      "Choose one of the same county that is still open."),
  PROCEDURE_UNSOUND(
      "procedure-unsound",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这样的流程会让诉求无人负责、没有期限或办不完",
      "With these steps a request would be left without an owner, a date or an end",
      "请按所列的问题修改步骤。",
      "Mend the steps as listed."),
  REQUEST_NOT_NOW(
      "request-not-now",
      HttpStatus.CONFLICT,
      "这件诉求走到现在这一步，不能这样办",
      "This cannot be done at the step where the request stands",
      "请查看最新进展。",
      "Look at where it stands now."),
  SAME_UNIT_AGAIN(
      "same-unit-again",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "诉求人对这个单位的办理不满意，不能再派给它",
      "The reporter was not content with this unit; another one must see to it",
      "请改派其他单位，或升级由督办人员决定。",
      "Choose another unit, or let a supervisor decide."),
  UNIT_NOT_SERVING(
      "unit-not-serving",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这个单位不承办该区域的诉求",
      "This unit does not serve the area of the request",
      "请选择负责该区域的单位。",
      "Choose a unit that serves the area."),

  // planning
  PLAN_HAS_ENDED(
      "plan-has-ended",
      HttpStatus.CONFLICT,
      "这份方案已经不再使用",
      "This plan is no longer used",
      "请打开正在执行的方案，或新做一份。",
      "Open the plan in force, or make a new one."),
  PLAN_NOBODY(
      "plan-nobody",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "{area}还没有可以入户的人员",
      "Nobody is there to visit in {area}",
      "请先在“网格力量”里登记人员和岗位，或选择参加的单位。",
      "Enter staff and their posts first, or choose the units that take part."),
  PLAN_NO_HOUSEHOLDS(
      "plan-no-households",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "{area}没有可以分配的住户",
      "There is no household to assign in {area}",
      "请先建立住户档案。",
      "Put households on file first."),
  PLAN_NO_OPTIMISER(
      "plan-no-optimiser",
      HttpStatus.NOT_IMPLEMENTED,
      "这台机器（{system}）上不能自动分配",
      "Plans cannot be made on this machine ({system})",
      "请在 64 位 Linux（x86-64；ARM 机器请在本机构建）上运行服务端。",
      "Run the server on 64-bit Linux (x86-64; on ARM, build it there)."),
  PLAN_NO_ROOM(
      "plan-no-room",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "{households}户分不下：参加的{people}人一共只能包{room}户",
      "{households} households do not fit: the {people} people have room for {room}",
      "请增加人员，或把每人户数提高到{share}。",
      "Add people, or raise the share to {share} households each."),
  PLAN_OVER_SHARE(
      "plan-over-share",
      HttpStatus.CONFLICT,
      "{name}会有{households}户，超过上限{share}户",
      "{name} would have {households} households, more than the share of {share}",
      "请换一个人，或确认后仍然这样分。",
      "Choose somebody else, or confirm it all the same."),

  // media
  MEDIA_DAMAGED(
      "media-damaged",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "文件不完整或已损坏，打不开",
      "The file is incomplete or damaged and cannot be opened",
      "请重新拍照、录音，或重新保存后再上传。",
      "Take it again, or save it anew, then upload."),
  MEDIA_FULL(
      "media-full",
      HttpStatus.CONFLICT,
      "这里最多放 {limit} 个",
      "There is room for {limit} here, no more",
      "请先删去不需要的。",
      "Remove what is not needed first."),
  MEDIA_UNKNOWN(
      "media-unknown",
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "这不是可以接收的图片或录音",
      "This is no picture or sound that can be taken",
      "图片请用 JPEG、PNG、WebP 或 GIF，录音请用手机录音的常见格式（m4a、mp3、ogg、webm、wav）。",
      "Pictures as JPEG, PNG, WebP or GIF; sounds as phones record them (m4a, mp3, ogg, webm,"
          + " wav)."),
  PICTURE_TOO_MANY_PIXELS(
      "picture-too-many-pixels",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "图片太大：{width}×{height} 像素，上限 {limit}",
      "The picture is too big: {width}×{height} pixels, the limit is {limit}",
      "请缩小后，或另存为普通 JPEG 再上传。",
      "Make it smaller or save it as an ordinary JPEG, then upload."),

  SIGNATURE_NO_PICTURE(
      "signature-no-picture",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "签名要用图片提交，不能用录音",
      "A signature is a picture, not a sound",
      "请直接签名，或上传签过字的纸的照片。",
      "Sign on the screen, or upload a photo of the signed paper."),
  SIGNATURE_OF_ANOTHER(
      "signature-of-another-request",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这个签名是给另一件诉求的",
      "This signature was given for another request",
      "请让诉求人在这一件上重新签名。",
      "Have it signed again, on this request."),
  SIGNATURE_OVER_OTHER_WORDS(
      "signature-over-other-words",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "签名后内容改过，签的不是现在这些话",
      "The words were changed after they were signed",
      "请给签名人看过现在的内容，再签一次。",
      "Show the signer the words as they are now, and have them signed again."),

  SOUND_TOO_LONG(
      "sound-too-long",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "录音太长：最多 {minutes} 分钟",
      "The recording is too long: {minutes} minutes at most",
      "请录短一些，把要紧的说清楚；其余的写成文字。",
      "Record a shorter one with what matters, and write the rest."),

  // home
  HOME_CLOSED(
      "home-closed",
      HttpStatus.UNAUTHORIZED,
      "请先用查看码打开自家档案",
      "Open your file with a code first",
      "打开后 30 分钟自动关上；查看码请向社区或网格员索取。",
      "It closes after 30 minutes. The community or your grid worker gives out codes."),
  HOME_CODE_WRONG(
      "home-code-wrong",
      HttpStatus.NOT_FOUND,
      "查看码不对、已用过或已过期",
      "The code is wrong, was used or has expired",
      "每个查看码只能用一次，30 天内有效；请向社区或网格员再要一张。",
      "Each code works once within 30 days; ask the community or your grid worker for another."),
  HOME_NO_TEXTS(
      "home-no-texts",
      HttpStatus.CONFLICT,
      "这里还没有开通短信验证码",
      "No text messages are sent here yet",
      "请向社区或网格员索取查看码。",
      "Ask the community or your grid worker for a code."),
  HOME_TEXT_WRONG(
      "home-text-wrong",
      HttpStatus.NOT_FOUND,
      "验证码不对或已过期",
      "The code is wrong or has expired",
      "验证码 10 分钟内有效，最多试 5 次；没有收到，可能是档案里登记的不是这个号码。",
      "It is good for 10 minutes and 5 tries. If none came, the file may hold another number."),

  // appointment
  APPOINTMENT_CLOSED(
      "appointment-closed",
      HttpStatus.CONFLICT,
      "这个预约已经结束或改期",
      "This appointment is over or was moved",
      "请刷新后看最新的预约。",
      "Read the list again to see what holds now."),
  CARD_NOT_FOUND(
      "card-not-found",
      HttpStatus.NOT_FOUND,
      "联系卡编号或查询码不对，或者卡已过期",
      "Number or code of the card is wrong, or the card has expired",
      "请对照联系卡重新输入；仍不行可向社区或网格员再要一张。",
      "Compare with the card, or ask the community or your grid worker for another."),
  CARD_UNFIT(
      "card-unfit",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "联系卡编号不对、已过期，或已留给别的住户",
      "The card's number is wrong, has expired, or another household has it",
      "请核对卡上的九位编号，或换一张卡。",
      "Compare the nine digits on the card, or use another one."),
  SLOT_TAKEN(
      "slot-taken",
      HttpStatus.CONFLICT,
      "这个时间已经约满或过了",
      "This time is taken or past",
      "请另选一个时间。",
      "Choose another time."),

  // promise
  PROMISE_CLOSED(
      "promise-closed",
      HttpStatus.CONFLICT,
      "这项承诺已经有了结果",
      "This promise has ended already",
      "请刷新后看结果；要再答应什么，请另记一项。",
      "Read it again to see how; promise anything further anew."),

  // phone
  FIELD_UNKNOWN(
      "field-unknown",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "档案里没有“{field}”这一项",
      "A household's file has no field {field}",
      "请更新程序后再改。",
      "Update the app and change it again."),
  PHONE_CUT_OFF(
      "phone-cut-off",
      HttpStatus.GONE,
      "这部手机已停用，不能再存放住户资料",
      "This phone was cut off and may keep no files any more",
      "手机里的住户资料已清除；要换手机继续用，请联系管理员。",
      "The files on it are gone; ask the administrator to go on with another phone."),
  PHONE_FULL(
      "phone-full",
      HttpStatus.CONTENT_TOO_LARGE,
      "这个范围超过 {most} 户，一部手机放不下",
      "This area holds more than {most} households, too many for one phone",
      "请选小一些的范围，例如一个网格。",
      "Choose a smaller area, such as one grid."),
  STILL_WITHIN_REACH(
      "still-within-reach",
      HttpStatus.CONFLICT,
      "这一户在您的范围内，可以直接发送",
      "This household is within your reach; it can be sent as usual",
      "请再发送一次。",
      "Send it again."),

  // campaign
  CAMPAIGN_NEEDS_FORM(
      "campaign-needs-form",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "专题走访要有自己的表单",
      "A theme visit needs a form of its own",
      "请选一张专题表单，或用现成的表单改一张。",
      "Choose a theme form, or make one from a ready form."),
  CAMPAIGN_STATE(
      "campaign-state",
      HttpStatus.CONFLICT,
      "活动现在的状态不能这样办",
      "The campaign cannot do this as it stands",
      "请查看活动最新的状态。",
      "Look at how the campaign stands now."),
  FORM_EMPTY(
      "form-empty",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "表单里没有题目，或题目超过 60 道",
      "The form has no questions, or more than 60",
      "请至少写一道题；太长的表单请拆开。",
      "Write at least one question; split a form that is too long."),
  FORM_UNSOUND(
      "form-unsound",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "第 {question} 题还不能用：{why}",
      "Question {question} is not fit yet: {why}",
      "请改好这一题再保存，其余内容都还在。",
      "Correct that question and save again; everything else is kept."),

  // visit
  MOVED_UNFIT(
      "moved-unfit",
      HttpStatus.CONFLICT,
      "档案有较新的变化，不能直接记为搬走",
      "The file has changed since; it cannot be closed like this",
      "请打开这一户的档案，登记搬迁。",
      "Open the household's file and record the move there."),
  VISIT_IN_FUTURE(
      "visit-in-future",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "走访时间在将来",
      "The visit lies in the future",
      "请检查手机的日期和时间。",
      "Check the date and time of the phone."),

  // truth
  FINDING_DECIDED(
      "finding-decided",
      HttpStatus.CONFLICT,
      "这条提示已有人看过并作出结论",
      "Somebody has looked at this and decided",
      "如有补充，请联系社区。",
      "Tell the community desk if there is more to say."),
  FINDING_OWN(
      "finding-own",
      HttpStatus.CONFLICT,
      "不能给自己的走访下结论",
      "Nobody decides about their own visits",
      "请在“我的”里说明情况，由别人来看。",
      "Say how it was; somebody else looks at it."),
  SAMPLE_AREA(
      "sample-area",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "请选择一个区县或区县以下的地方",
      "Choose a county or an area beneath one",
      "记录按区县封存，抽样也按区县进行。",
      "Records are sealed by county, and so are samples."),
  SAMPLE_EMPTY(
      "sample-empty",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这个范围和时间里没有可抽的",
      "There is nobody to draw in this area and time",
      "请换一个范围，或把时间放长。",
      "Choose another area or a longer time."),
  SAMPLE_NOT_OPEN(
      "sample-not-open",
      HttpStatus.CONFLICT,
      "抽样还没有抽出、已经结束，或这一户已有回答",
      "The sample is not drawn yet, is closed, or this household has answered",
      "请刷新名单。",
      "Look at the list anew."),
  SAMPLE_OWN_VISIT(
      "sample-own-visit",
      HttpStatus.CONFLICT,
      "这是您自己的走访，要由别人回访",
      "This is your own visit; somebody else calls back",
      "请交给同事。",
      "Leave it to a colleague."),
  SAMPLE_SAME_DAY(
      "sample-same-day",
      HttpStatus.CONFLICT,
      "今天已经试过，请换一天再联系",
      "It was tried today; try again another day",
      "同一天再打一次不算，换个时段更容易联系上。",
      "A second try on one day does not count."),

  // ledger

  // exchange
  AREA_NEEDED(
      "area-needed",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "需要指明导入到哪个区划",
      "It needs to be said which area this is for",
      "请用 --area 加区划代码指明，如 --area 630103。",
      "Name it with --area and its code, such as --area 630103."),
  EXPORT_GONE(
      "export-gone",
      HttpStatus.GONE,
      "导出文件已按保存期限清除",
      "The exported file has been cleared after its retention time",
      "请重新导出。",
      "Export again."),
  EXPORT_NOT_READY(
      "export-not-ready",
      HttpStatus.CONFLICT,
      "导出文件还没有备好",
      "The exported file is not ready",
      "请等导出完成；若没有完成，请重新导出。",
      "Wait until the export is done; if it failed, export again."),
  FILE_EMPTY(
      "file-empty",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "文件是空的",
      "The file is empty",
      "请检查是否选错文件；可下载模板对照填写。",
      "Check that it is the right file; a template can be downloaded."),
  FILE_GONE(
      "file-gone",
      HttpStatus.GONE,
      "导入文件已按保存期限清除",
      "The imported file has been cleared after its retention time",
      "请重新上传原文件。",
      "Upload the file again."),
  HEADER_INCOMPLETE(
      "header-incomplete",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "第 {row} 行是表头，但缺少列：{columns}",
      "Row {row} is the header, but these columns are missing: {columns}",
      "请补上缺少的列，或把列名改成模板里的名称。",
      "Add the missing columns, or name them as in the template."),
  HEADER_NOT_FOUND(
      "header-not-found",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "前 30 行里没有找到表头",
      "No header was found in the first 30 rows",
      "表头至少要有：{columns}。可下载模板对照填写。",
      "The header needs at least: {columns}. A template can be downloaded."),
  IMPORT_NOT_BROKEN(
      "import-not-broken",
      HttpStatus.CONFLICT,
      "这次导入没有中断",
      "This import did not break off",
      "已完成的导入不用继续；要再次导入请重新上传。",
      "A finished import need not go on; upload the file to run it again."),
  IMPORT_KIND_UNKNOWN(
      "import-kind-unknown",
      HttpStatus.BAD_REQUEST,
      "不能导入或导出“{kind}”",
      "{kind} cannot be imported or exported",
      "请选择住户、人员、单位、区划或诉求。",
      "Choose households, staff, units, areas or requests."),
  NOT_A_WORKBOOK(
      "not-a-workbook",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这不是 Excel 工作簿或文本表格（{what}）",
      "This is neither an Excel workbook nor a text table ({what})",
      "请在原软件中另存为 .xlsx 或 CSV 后再上传。",
      "Save it as .xlsx or CSV in the program it comes from, then upload again."),
  REASON_NEEDED(
      "reason-needed",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "导出完整号码需要写明理由",
      "Exporting full numbers needs a reason",
      "请写明用途，至少 4 个字；理由会记入查阅记录。",
      "State the purpose in at least 4 characters; it is kept in the log."),
  SHEET_TOO_LONG(
      "sheet-too-long",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "超过 {limit} 行",
      "More than {limit} rows",
      "请拆成几个文件分别导入。",
      "Split it into several files."),
  SHEET_TOO_WIDE(
      "sheet-too-wide",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "第 {row} 行超过 {limit} 列",
      "Row {row} has more than {limit} columns",
      "请删去多余的列后再导入。",
      "Remove the surplus columns."),
  TEXT_DAMAGED(
      "text-damaged",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "文本表格读到一半出错",
      "The text table cannot be read to its end",
      "请检查引号是否成对，或另存为 .xlsx 后再导入。",
      "Check that quotes come in pairs, or save it as .xlsx."),
  TEXT_ENCODING(
      "text-encoding",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "无法识别文字编码（像是 {guess}）",
      "The encoding of the text is not known (it looks like {guess})",
      "请另存为 UTF-8 或 GBK 编码的 CSV，或 .xlsx。",
      "Save it as CSV in UTF-8 or GBK, or as .xlsx."),
  WORKBOOK_DAMAGED(
      "workbook-damaged",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "工作簿已损坏或不完整",
      "The workbook is damaged or incomplete",
      "请重新下载或重新保存后再上传；没有写入任何不完整的行。",
      "Fetch or save it again, then upload; no incomplete row was written."),
  WORKBOOK_ENCRYPTED(
      "workbook-encrypted",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "工作簿设有密码",
      "The workbook is protected by a password",
      "请在 Excel 中去掉打开密码后再上传。",
      "Remove the password in Excel, then upload."),
  WORKBOOK_HOSTILE(
      "workbook-hostile",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "文件内容异常，已停止读取（{what}：{found}，上限 {limit}）",
      "The file is abnormal and was not read on ({what}: {found}, limit {limit})",
      "请确认文件来源；正常的表格可另存为新的 .xlsx 再试。",
      "Check where the file comes from; a genuine table can be saved as a new .xlsx."),
  WORKBOOK_OLD(
      "workbook-old",
      HttpStatus.UNPROCESSABLE_CONTENT,
      "这是旧版 Excel 文件（.xls）",
      "This is a workbook of the old kind (.xls)",
      "请在 Excel 或 WPS 中另存为 .xlsx 后再上传。",
      "Save it as .xlsx in Excel or WPS, then upload."),
  ;

  private final String code;
  private final HttpStatus status;
  private final String zh;
  private final String en;
  private final String hintZh;
  private final String hintEn;

  Problem(String code, HttpStatus status, String zh, String en, String hintZh, String hintEn) {
    this.code = code;
    this.status = status;
    this.zh = zh;
    this.en = en;
    this.hintZh = hintZh;
    this.hintEn = hintEn;
  }

  /** Stable name, the same in every language and version. */
  public String code() {
    return code;
  }

  public HttpStatus status() {
    return status;
  }

  /** What is wrong, in Chinese or English. */
  public String title(boolean chinese) {
    return chinese ? zh : en;
  }

  /** What to do next, in Chinese or English. */
  public String hint(boolean chinese) {
    return chinese ? hintZh : hintEn;
  }
}
