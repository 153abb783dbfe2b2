package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and queries against each other, with a plain reading of what PostgreSQL does with them. */
class SearchKeysTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final Collection<String> keys =
      new SearchKeys()
          .address(AddressKey.of("建设路15号祥和小区3号楼2单元501室"))
          .name(PersonName.read("张小明").orThrow())
          .name(PersonName.read("单雪").orThrow())
          .name(PersonName.read("买买提·吐尔逊").orThrow())
          .number("DX-0012")
          .phoneTail(tail("5678"))
          .all();

  @ParameterizedTest
  @CsvSource({
    "张小明",
    "小明",
    "明",
    "张",
    "张小",
    "zhangxiaoming",
    "zhangx",
    "zhang xiaoming",
    "zhang xiao ming",
    "xiaoming",
    "ming",
    "zxm",
    "zx",
    "shanxue",
    "danxue",
    "sx",
    "买买提",
    "吐尔逊",
    "买买提吐尔逊",
    "买买提·吐",
    "tuerxun",
    "祥和",
    "祥和小区",
    "建设路15号",
    "15号祥和",
    "和小区3号楼",
    "祥和小区3栋2单元501",
    "3-2-501",
    "3-2-5",
    "3-2",
    "2-501",
    "501",
    "50",
    "３－２－５０１",
    "3号楼2单元",
    "3号楼501",
    "3栋",
    "5678",
    "dx-0012",
    "dx-00",
    "祥和 张小明",
    "zxm 501",
    "zhang shan"
  })
  void what_people_type_finds_the_household(String typed) {
    assertThat(finds(typed)).as(typed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "张大明",
    "王",
    "zhangxiaohong",
    "zxh",
    "祥云",
    "3-3-501",
    "2-3-501",
    "13-2-501",
    "502",
    "5679",
    "祥和 李四",
    "5号楼501",
    "32501",
    "小张"
  })
  void what_is_not_there_is_not_found(String typed) {
    assertThat(finds(typed)).as(typed).isFalse();
  }

  @Test
  void whole_numbers_are_looked_up_by_their_hash() {
    assertThat(SearchQuery.read("11010519491231002x", TODAY))
        .isInstanceOf(SearchQuery.ByIdentity.class);
    assertThat(SearchQuery.read("110105 19491231 0021", TODAY))
        .isInstanceOf(SearchQuery.Mistyped.class);
    assertThat(SearchQuery.read("138 1234 5678", TODAY)).isInstanceOf(SearchQuery.ByPhone.class);
    assertThat(SearchQuery.read("0971-6123456", TODAY)).isInstanceOf(SearchQuery.ByPhone.class);
    assertThat(SearchQuery.read(" 　", TODAY)).isInstanceOf(SearchQuery.Everything.class);
  }

  @Test
  void nothing_typed_can_break_out_of_the_query() {
    String hostile = "a':*|'b \\' & !x '' <-> ( 张'三 3'-'5";
    String query = ((SearchQuery.ByWords) SearchQuery.read(hostile, TODAY)).tsquery(this::tail);
    assertThat(query.replaceAll("'([^'\\\\]|''|\\\\\\\\)*'(:\\*)?", "t").replaceAll("[ ()&|]", ""))
        .matches("t+");
  }

  @Test
  void keys_of_a_family_stay_few_and_are_made_fast() {
    assertThat(keys).hasSizeLessThan(60);
    PersonName[] names = new PersonName[1000];
    for (int i = 0; i < names.length; i++) {
      names[i] =
          new PersonName(
              "王李张刘陈杨黄赵吴周".charAt(i % 10)
                  + Character.toString(0x4E00 + i * 7)
                  + Character.toString(0x5E00 + i * 3));
    }
    long start = System.nanoTime();
    int made = 0;
    for (int i = 0; i < 200_000; i++) {
      made += new SearchKeys().name(names[i % 1000]).all().size();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(made).isPositive();
    assertThat(seconds).as("200,000 names").isLessThan(4);
  }

  private boolean finds(String typed) {
    SearchQuery.ByWords words = (SearchQuery.ByWords) SearchQuery.read(typed, TODAY);
    return matches(words.tsquery(this::tail).replace(" ", ""));
  }

  private byte[] tail(String digits) {
    return (digits + "hash").getBytes(StandardCharsets.US_ASCII);
  }

  /** Conjunctions of terms, where a term may be a bracket of alternatives of conjunctions. */
  private boolean matches(String query) {
    return split(query, '&').stream()
        .allMatch(
            part ->
                part.startsWith("(")
                    ? split(part.substring(1, part.length() - 1), '|').stream()
                        .anyMatch(this::matches)
                    : part.endsWith(":*")
                        ? keys.stream()
                            .anyMatch(key -> key.startsWith(part.substring(1, part.length() - 3)))
                        : keys.contains(part.substring(1, part.length() - 1)));
  }

  private static List<String> split(String query, char operator) {
    List<String> parts = new java.util.ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == operator && depth == 0) {
        parts.add(query.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(query.substring(from));
    return parts;
  }
}
