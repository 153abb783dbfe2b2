package org.koumen.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Open;
import org.koumen.area.AreaCode;
import org.koumen.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what residents report on the web, without an account. */
@RestController
@RequestMapping("/api/reports")
class ReportEndpoint {
  private final ReportDesk desk;
  private final ReportGate gate;

  ReportEndpoint(ReportDesk desk, ReportGate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  /**
   * What a resident reports.
   *
   * @param id made by the resident's browser; sent twice it counts once
   * @param areaCode where it is about: a community, a grid or a street
   * @param kind without it, a call for help
   * @param category of the place's own list
   * @param place where it is in words
   * @param pin where it is on the map
   * @param contactWish without it, by telephone
   * @param website nobody sees this field, and only programs fill it in
   */
  record Report(
      @NotNull UUID id,
      @NotNull AreaCode areaCode,
      @Nullable RequestKind kind,
      @Nullable @Size(max = 60) String category,
      @NotBlank @Size(max = 4000) String body,
      @Nullable @Size(max = 200) String place,
      @Nullable @Valid Pin pin,
      @Nullable @Size(max = 60) String name,
      @Nullable @Pattern(regexp = "[0-9+() -]{5,20}") String phone,
      @Nullable ContactWish contactWish,
      @Nullable @Size(max = 0) String website) {}

  /** Takes a report in and answers with the number and the code that follow it. */
  @Open("anybody may ask for something; tries are limited, and nothing is shown but the own slip")
  @PostMapping
  ResponseEntity<RequestDesk.Slip> report(
      @Valid @RequestBody Report report, HttpServletRequest http) {
    if (report.areaCode().value().length() < 9) {
      throw Refusal.badInput("areaCode");
    }
    gate.report(http.getRemoteAddr());
    RequestDesk.Taken.In in =
        RequestAnswers.in(
            desk.take(
                new ReportDesk.Report(
                    report.id(),
                    report.areaCode(),
                    Optional.empty(),
                    report.kind() == null ? RequestKind.HELP : report.kind(),
                    Optional.ofNullable(report.category()),
                    report.body(),
                    Optional.ofNullable(report.place()),
                    Optional.ofNullable(report.pin()),
                    Optional.ofNullable(report.name()),
                    Optional.ofNullable(report.phone()),
                    report.contactWish() == null ? ContactWish.CALL : report.contactWish())));
    return ResponseEntity.status(in.again() ? HttpStatus.OK : HttpStatus.CREATED)
        .body(new RequestDesk.Slip(in.number(), in.code()));
  }
}
