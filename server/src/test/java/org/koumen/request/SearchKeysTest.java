package org.koumen.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchKeysTest {
  @Test
  void pairs_do_not_reach_over_punctuation() {
    assertThat(SearchKeys.of("停车，噪音")).containsExactly("停车", "噪音");
  }

  @Test
  void spelling_is_folded() {
    assertThat(SearchKeys.of("Ａ3区")).containsExactly("a3", "3区");
  }

  @Test
  void a_part_of_a_text_has_only_keys_of_the_text() {
    assertThat(SearchKeys.of("小区门口夜间施工噪音扰民")).containsAll(SearchKeys.of("施工噪音"));
  }

  @Test
  void characters_beyond_the_basic_plane_stay_whole() {
    assertThat(SearchKeys.of("𠮷林")).containsExactly("𠮷林");
  }
}
