package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phones, names, addresses and words as people really write them. */
class WrittenValuesTest {

  @ParameterizedTest
  @CsvSource({
    "138 1234 5678, 13812345678, 138****5678, 5678",
    "+86-138-1234-5678, 13812345678, 138****5678, 5678",
    "8613812345678, 13812345678, 138****5678, 5678",
    "１３８１２３４５６７８, 13812345678, 138****5678, 5678",
    "（0971）6123456, 0971-6123456, 0971-***3456, 3456",
    "09716123456, 0971-6123456, 0971-***3456, 3456",
    "010-62345678转801, 010-62345678-801, 010-****5678, 5678",
    "+86 971 6123456, 0971-6123456, 0971-***3456, 3456",
  })
  void a_phone_is_read_and_masked(String written, String value, String masked, String tail) {
    PhoneNumber phone = PhoneNumber.read(written).orThrow();
    assertThat(phone.value()).isEqualTo(value);
    assertThat(phone.masked()).isEqualTo(masked);
    assertThat(phone.tail()).isEqualTo(tail);
  }

  @ParameterizedTest
  @CsvSource({"12812345678", "1381234567", "6123456", "138123456789", "微信同号", "110"})
  void what_is_no_phone_is_said_so(String written) {
    assertThat(PhoneNumber.read(written).finding()).get().isInstanceOf(Finding.PhoneForm.class);
  }

  @ParameterizedTest
  @CsvSource({
    "张 三, 张三",
    "'　欧阳 修文 ', 欧阳修文",
    "买买提•吐尔逊, 买买提·吐尔逊",
    "买买提．吐尔逊, 买买提·吐尔逊",
    "阿依古丽 · 艾山, 阿依古丽·艾山",
    "John  Smith, John Smith",
    "Ｊｏｈｎ, John",
    "𠮷田, 𠮷田",
  })
  void a_name_is_normalised(String written, String value) {
    assertThat(PersonName.read(written).orThrow().value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "张三1, name-character",
    "张三（户主）, name-character",
    "'  ', missing",
    "张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张张, name-length",
  })
  void what_is_no_name_is_said_so(String written, String code) {
    assertThat(PersonName.read(written).finding().map(Finding::code)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "祥和小区３号楼２单元５０１室, 祥和小区3-2-501",
    "祥和小区3栋2单元501, 祥和小区3-2-501",
    "祥和小区 3-2-501, 祥和小区3-2-501",
    "祥和小区3#2-501, 祥和小区3-2-501",
    "祥和小区三号楼二单元501室, 祥和小区3-2-501",
    "祥和小区03幢02单元0501户, 祥和小区3-2-501",
    "祥和小区（3号楼）2单元5层501室, 祥和小区3-2-501",
    "二期十二号楼A座1203, 2期12-a-1203",
    "建设路15号祥和小区3号楼, 建设路15祥和小区3",
    "李家村三组15号, 李家村3组15",
    "祥和小区3号楼, 祥和小区3",
    "八一路100号, 八一路100",
    "大孤山镇十里铺村, 大孤山镇十里铺村",
  })
  void spellings_of_one_place_share_a_key(String written, String key) {
    assertThat(AddressKey.of(written).value()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "张小明, zhangxiaoming, zxm",
    "单雄信, shanxiongxin, sxx",
    "曾国藩, zengguofan, zgf",
    "解晓东, xiexiaodong, xxd",
    "仇英, qiuying, qy",
    "查良镛, zhaliangyong, zly",
    "盖文, gewen, gw",
    "任静, renjing, rj",
    "区志强, ouzhiqiang, ozq",
    "尉迟恭, yuchigong, ycg",
    "万俟明, moqiming, mqm",
    "吕雪, lvxue, lx",
    "覃秀英, qinxiuying, qxy",
    "缪勇, miaoyong, my",
    "买买提·吐尔逊, maimaitituerxun, mmttex",
    "John Smith, johnsmith, js",
  })
  void a_name_has_pinyin_and_initials(String written, String full, String initials) {
    PersonName name = PersonName.read(written).orThrow();
    assertThat(Pinyin.full(name)).isEqualTo(full);
    assertThat(Pinyin.initials(name)).isEqualTo(initials);
  }

  @ParameterizedTest
  @CsvSource({
    "长子, CHILD",
    "户主, HEAD",
    "妻, SPOUSE",
    "'外孙 女', GRANDCHILD",
    "child_in_law, CHILD_IN_LAW"
  })
  void the_words_of_relations_are_known(String written, Relation relation) {
    assertThat(Relation.read(written).orThrow()).isEqualTo(relation);
  }

  @Test
  void an_unknown_word_lists_the_known_ones() {
    Finding finding = PremisesUse.read("工业").finding().orElseThrow();
    assertThat(finding.zh()).isEqualTo("“工业”无法识别，可填：住宅、商用、商住、空置");
    assertThat(finding.en())
        .isEqualTo("\"工业\" is not known; one of: residential, commercial, mixed, vacant");
    assertThat(PremisesUse.read("商铺").orThrow()).isEqualTo(PremisesUse.COMMERCIAL);
    assertThat(Sex.read("Ｍ").orThrow()).isEqualTo(Sex.MALE);
  }

  @Test
  void age_bands_cover_every_age_once() {
    LocalDate today = LocalDate.of(2026, 11, 22);
    for (LocalDate born = today; born.isAfter(today.minusYears(110)); born = born.minusDays(7)) {
      LocalDate day = born;
      assertThat(AgeBands.USUAL.bands().stream().filter(b -> b.covers(day, today))).hasSize(1);
    }
    assertThat(AgeBands.USUAL.of(LocalDate.of(1966, 11, 22), today).code()).isEqualTo("60-69");
    assertThat(AgeBands.USUAL.of(LocalDate.of(1966, 11, 23), today).code()).isEqualTo("18-59");
    assertThat(AgeBands.USUAL.of(LocalDate.of(1900, 1, 1), today).code()).isEqualTo("80+");
    assertThatThrownBy(() -> AgeBands.startingAt(0, 18, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
