package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateRefusal;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;

/**
 * May this certificate be registered? Only for an issuer of the caller's own organisation, of a type that the issuer may issue, signed
 * with a key of that issuer that has not ended, at places in status lists that nobody had before, into a series of that issuer and type that has room.
 */
public final class RegistrationRules implements ItemRules<Register> {
    private final LedgerBook book;
    private final Invocation invocation;
    private final StatusPlaces places;
    private final LivingKeys keys;

    public RegistrationRules(LedgerBook book, Invocation invocation) {
        this.book = book;
        this.invocation = invocation;
        this.places = new StatusPlaces(book);
        this.keys = new LivingKeys(book);
    }

    @Override
    public Outcome apply(Register item, Digest digest) {
        return namesFreePlace(item)
                ? decide(item, digest)
                : earlierOutcome(item, digest).orElseGet(() -> decide(item, digest));
    }

    /**
     * Whether the id names a place that nobody ever had. Then the id is new too: whoever came first under it, registered or refused for ever, took the place. The page
     * of the place is read once for many certificates, which saves a read for each; and it is in the read set, so two who race for a place cannot both be valid.
     */
    private boolean namesFreePlace(Register item) {
        return item.id().place().filter(place -> !places.isTaken(place)).isPresent();
    }

    private Optional<Outcome> earlierOutcome(Register item, Digest digest) {
        Optional<Certificate> registered = book.registered(item.id());
        if (registered.isPresent()) {
            return Optional.of(
                    registered.get().digest().equals(digest)
                            ? Outcome.Applied.plain(item.itemId())
                            : refused(item, RefusalCode.ID_REUSED));
        }
        return book.find(StateKey.certificateRefusal(item.id()))
                .map(before -> refused(item, before.digest().equals(digest) ? before.code() : RefusalCode.ID_REUSED));
    }

    private Outcome decide(Register item, Digest digest) {
        try {
            require(item);
        } catch (Refusal refusal) {
            if (refusal.code().remembered()) {
                book.put(new CertificateRefusal(item.id(), digest, refusal.code()));
                item.id().place().ifPresent(places::take);
            }
            return refused(item, refusal.code());
        }
        register(item, digest);
        return Outcome.Applied.plain(item.itemId());
    }

    private static Outcome refused(Register item, RefusalCode code) {
        return new Outcome.Refused(Optional.of(item.itemId()), code);
    }

    private void require(Register item) throws Refusal {
        invocation.caller().requireRole(Role.ISSUER);
        Issuer issuer = Refusal.unlessPresent(book.find(StateKey.issuer(item.issuer())), RefusalCode.UNKNOWN_ISSUER);
        invocation.caller().requireMsp(issuer.msp(), RefusalCode.NOT_YOUR_ISSUER);
        requireRoomInSeries(item);
        Refusal.unlessPresent(book.find(StateKey.type(item.type())), RefusalCode.UNKNOWN_TYPE);
        Refusal.unless(issuer.types().contains(item.type()), RefusalCode.TYPE_NOT_ALLOWED);
        keys.require(item.key(), item.issuer());
        places.requireFree(item.copies());
    }

    /** Whoever holds the series, it says nothing about the content: the same item comes through under an id of another series. */
    private void requireRoomInSeries(Register item) throws Refusal {
        Optional<CertificateSeries> series = seriesOf(item);
        if (series.isPresent()) {
            Refusal.unless(
                    series.get().issuer().equals(item.issuer())
                            && series.get().type().equals(item.type()),
                    RefusalCode.SERIES_OF_ANOTHER);
            Refusal.unless(!series.get().isFull(), RefusalCode.SERIES_FULL);
        }
    }

    private Optional<CertificateSeries> seriesOf(Register item) {
        return book.find(StateKey.certificateSeries(SeriesId.of(item.id())));
    }

    private void register(Register item, Digest digest) {
        Certificate certificate = Certificate.registered(item, digest, book.clockFloor());
        book.put(seriesOf(item)
                .map(series -> series.with(certificate))
                .orElseGet(() -> CertificateSeries.of(certificate)));
        item.copies().forEach(copy -> places.take(copy.status()));
    }
}
