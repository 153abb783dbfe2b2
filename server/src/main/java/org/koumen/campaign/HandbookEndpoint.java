package org.koumen.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.platform.CleanText;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The handbook over HTTP. */
@RestController
@RequestMapping("/api/handbook")
class HandbookEndpoint {
  private final HandbookDesk desk;

  HandbookEndpoint(HandbookDesk desk) {
    this.desk = desk;
  }

  /** Pages of an account's areas, of those above and beneath, by title. */
  @Needs(Permission.CAMPAIGN_READ)
  @GetMapping
  Rows<HandbookPage> list(Scope scope) {
    return Rows.all(desk.list(scope));
  }

  /**
   * What stands on a page.
   *
   * @param body paragraphs, apart by blank lines
   * @param contactName who answers questions
   * @param validTo last day
   */
  record PageText(
      @NotBlank @Size(max = 60) String title,
      @NotBlank @Size(max = 4000) String body,
      @NotBlank @Size(max = 60) String contactName,
      @Nullable @Pattern(regexp = "[0-9+() -]{3,20}") String contactPhone,
      @NotNull LocalDate validFrom,
      @Nullable LocalDate validTo) {

    HandbookDesk.Text text() {
      return new HandbookDesk.Text(
          CleanText.line(title),
          CleanText.of(body),
          CleanText.line(contactName),
          Optional.ofNullable(contactPhone).map(CleanText::line),
          validFrom,
          Optional.ofNullable(validTo));
    }
  }

  /** A new page, holding in an area and beneath. */
  record NewPage(@NotNull AreaCode area, @NotNull @Valid PageText text) {}

  /** Writes a new page. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  HandbookPage add(@Valid @RequestBody NewPage page, Scope scope, Actor actor) {
    return desk.add(page.area(), page.text().text(), scope, actor).orRefuse();
  }

  /**
   * A page written anew.
   *
   * @param version that somebody looked at
   */
  record ChangedPage(int version, @NotNull @Valid PageText text) {}

  /** Writes a page anew. */
  @Needs(Permission.CAMPAIGN_WRITE)
  @PutMapping("/{id}")
  HandbookPage write(
      @PathVariable UUID id, @Valid @RequestBody ChangedPage page, Scope scope, Actor actor) {
    return desk.write(id, page.version(), page.text().text(), scope, actor).orRefuse();
  }
}
