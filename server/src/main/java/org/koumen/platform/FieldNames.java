package org.koumen.platform;

import java.util.Map;
import java.util.stream.Collectors;

/** What people call the fields that forms send, so that a refusal names them in their words. */
final class FieldNames {
  private static final String WORDS =
      """
      activeFrom|开始日期|start day
      activeTo|结束日期|end day
      address|地址|address
      after|上一页的位置|place in the list
      ageBand|年龄段|age band
      area|区划|area
      areaCode|区划|area
      asOf|哪一天|day
      assignment|分配方式|assignment
      body|内容|text
      bornOn|出生日期|birth date
      building|楼栋|building
      category|类别|category
      channel|来源渠道|channel
      checkEveryDays|多少天看一次|days between looks
      code|代码|code
      colour|三色标记|care mark
      columns|导出的列|columns
      compound|小区|compound
      consent|本人同意情况|consent
      county|区县|county
      crs|坐标系|coordinate system
      current|现在的密码|present password
      day|日期|day
      dueAt|办结期限|due time
      dueOn|期限|due day
      effectiveOn|生效日期|effective day
      entrance|单元|entrance
      fields|要看的内容|fields
      figure|指标|figure
      file|文件|file
      filters|筛选条件|filters
      floor|楼层|floor
      format|文件格式|file format
      found|了解到的情况|what was found
      from|起始日期|first day
      geometry|边界图形|geometry
      goal|目标|goal
      grid|网格|grid
      grids|网格|grids
      happenedAt|发生时间|time it happened
      happenedOn|发生日期|day it happened
      household|住户|household
      householdId|住户|household
      identity|身份证号|identity number
      ids|选中的消息|notices chosen
      into|并入的区划|area to merge into
      keep|保留哪一份|which one to keep
      key|设置项|setting
      kind|类型|kind
      language|语言|language
      languages|语言|languages
      latitude|纬度|latitude
      level|层级|level
      limit|每页条数|rows a page
      locale|界面语言|language
      login|账号|account
      longitude|经度|longitude
      mail|邮箱|mailbox
      mark|三色标记|care mark
      measure|指标|measure
      name|姓名或名称|name
      nameEn|英文名称|English name
      nameZh|中文名称|Chinese name
      need|需求|need
      next|新密码|new password
      note|备注|note
      number|编号|number
      on|日期|day
      outcome|走访结果|outcome
      owner|负责人|owner
      ownerId|负责人|owner
      ownerName|负责人|owner
      parent|上级区划|area above
      parentId|上级单位|unit above
      password|密码|password
      patches|遮挡的部分|parts to blur
      permissions|权限|permissions
      phone|电话|phone number
      picture|照片或录音|picture or sound
      premises|房屋|premises
      premisesId|房屋|premises
      purpose|用途|purpose
      q|搜索内容|search text
      rank|岗位级别|rank
      reason|原因|reason
      relation|与户主关系|relation to the head
      relations|与户主关系|relations to the head
      reporterName|诉求人姓名|reporter's name
      reporterPhone|诉求人电话|reporter's phone
      request|提交的内容|what was sent
      resident|居民|resident
      residentId|居民|resident
      residentIds|居民|residents
      residents|家庭成员|members
      result|办理结果|result
      reviewOn|复查日期|review day
      roleCode|角色|role
      room|门牌|room
      school|学校|school
      secret|动态验证码密钥|key of one-time codes
      setting|城乡类型|urban or rural
      sex|性别|sex
      since|起始日期|since
      size|户规模|household size
      skills|技能|skills
      solved|是否解决|solved or not
      source|信息来源|source
      staffId|人员|staff
      stars|星级|stars
      state|状态|state
      steps|步骤|steps
      subject|统一身份|single sign-on identity
      text|内容|text
      title|标题|title
      to|目标或截止日期|target or last day
      toCounty|迁入的区县|county moved to
      toHousehold|迁入的住户|household moved to
      unit|单位|unit
      unitId|单位|unit
      unmasked|是否完整号码|whole numbers
      until|截止日期|until
      use|房屋用途|use
      validFrom|开始日期|first day
      validTo|结束日期|last day
      value|值|value
      version|版本|version
      village|村（社区）|village
      visitedAt|走访时间|time of the visit
      what|内容|what
      whereTo|迁往哪里|where to
      who|姓名|name
      work|工作单位|work
      workPhone|工作电话|work phone
      working|是否上班|working or not
      year|年份|year
      """;

  private record Name(String zh, String en) {}

  private static final Map<String, Name> NAMES =
      WORDS
          .lines()
          .map(line -> line.split("\\|", -1))
          .collect(Collectors.toMap(word -> word[0], word -> new Name(word[1], word[2])));

  private FieldNames() {}

  /**
   * The name of a field, with the number of its row where it stands in a list.
   *
   * @param path as the client sent it, such as {@code residents[0].phone} or {@code
   *     residents.[0].phone}; what has no name stays as it is
   */
  static String of(String path, boolean chinese) {
    String[] steps = path.replace("[", ".[").split("\\.", -1);
    String last = steps.length == 0 ? path : steps[steps.length - 1];
    Name name = NAMES.get(last);
    if (name == null) {
      return path;
    }
    String said = chinese ? name.zh() : name.en();
    for (int step = steps.length - 2; step >= 0; step--) {
      if (steps[step].matches("\\[\\d{1,6}]")) {
        int row = Integer.parseInt(steps[step].substring(1, steps[step].length() - 1)) + 1;
        return chinese ? "第 " + row + " 项的" + said : said + " (number " + row + ")";
      }
    }
    return said;
  }
}
