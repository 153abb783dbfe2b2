package org.koumen.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaIntake;
import org.koumen.media.MediaOwner;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pictures and sounds of requests, for those who may see or handle the request, and its reporter.
 */
@Service
class RequestPictureDesk {
  /** What the staff may hang on a request. */
  static final MediaDesk.Room OF_STAFF = new MediaDesk.Room(30, 10);

  /** What the reporter may send along. */
  static final MediaDesk.Room OF_REPORTER = new MediaDesk.Room(6, 1);

  private final RequestFiles opener;
  private final RequestFileTable files;
  private final FollowSlips slips;
  private final MediaDesk media;
  private final MediaIntake intake;
  private final TransactionTemplate transactions;

  RequestPictureDesk(
      RequestFiles opener,
      RequestFileTable files,
      FollowSlips slips,
      MediaDesk media,
      MediaIntake intake,
      TransactionTemplate transactions) {
    this.opener = opener;
    this.files = files;
    this.slips = slips;
    this.media = media;
    this.intake = intake;
    this.transactions = transactions;
  }

  /** A request as the owner of pictures, when it lies within the scope. */
  Optional<MediaOwner> within(String county, UUID request, RequestScope scope) {
    return opener.reaches(county, request, scope)
        ? files.find(county, request).map(RequestPictureDesk::owner)
        : Optional.empty();
  }

  /**
   * A request as the owner of pictures, for whoever holds its number and code. Who joined it later
   * has another number, and does not see the first reporter's pictures.
   */
  Optional<MediaOwner> of(String number, String code) {
    return slips
        .opened(number, code)
        .flatMap(
            slip ->
                files
                    .find(slip.county(), slip.request())
                    .filter(found -> found.row().number().equals(slip.number())))
        .map(RequestPictureDesk::owner);
  }

  private static MediaOwner owner(RequestFileTable.Found found) {
    return new MediaOwner(
        found.row().county(), found.row().areaCode(), MediaOwner.Kind.REQUEST, found.row().id());
  }

  /** What came of adding one. */
  sealed interface Added {
    record Made(MediaDesk.Added added) implements Added {}

    record Refused(MediaIntake.Read.Refused why) implements Added {}

    /** The request has just gone to another county. */
    record Gone() implements Added {}
  }

  /**
   * Reads what was sent and keeps it with the request.
   *
   * @param id made by the sender; sent twice it counts once
   */
  Added add(
      MediaOwner owner,
      UUID id,
      InputStream in,
      MediaDesk.By by,
      boolean forReporter,
      boolean staff)
      throws IOException {
    return switch (intake.read(in)) {
      case MediaIntake.Read.Refused refused -> new Added.Refused(refused);
      case MediaIntake.Read.Ready(MediaIntake.Safe safe) ->
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    MediaDesk.Added added =
                        media.add(owner, id, safe, by, forReporter, staff ? OF_STAFF : OF_REPORTER);
                    // The row has been written where the request lay when it was looked up; once
                    // written, an area that moves waits for it.
                    boolean stays =
                        files
                            .find(owner.county(), owner.id())
                            .filter(now -> now.row().areaCode().equals(owner.areaCode()))
                            .isPresent();
                    if (!stays) {
                      status.setRollbackOnly();
                      return new Added.Gone();
                    }
                    return new Added.Made(added);
                  }));
    };
  }
}
