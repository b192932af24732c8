package org.countersign.counter.desk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.check.HeldStatusLists;
import org.countersign.check.TimeFloor;
import org.countersign.check.TrustRoot;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * A desk's folder. Whoever can write to it can replace everything in it, its root included: the folder is as private as the desk. What
 * it defends against is old or foreign files, half-written ones, and a gateway that goes back.
 */
public final class DeskStore {
    private final DeskFiles files;
    private final DeskVerification verification;
    private final Sha256 sha256;

    /** Takes no SM2 keys. */
    public DeskStore(Path folder, SignatureCheck signatures, Sha256 sha256) {
        this(folder, signatures, sha256, AlgorithmProfile.STANDARD);
    }

    public DeskStore(Path folder, SignatureCheck signatures, Sha256 sha256, AlgorithmProfile profile) {
        this.files = new DeskFiles(folder);
        this.verification = new DeskVerification(signatures, profile);
        this.sha256 = sha256;
    }

    /** Pins the root. Doing it again with the same key changes nothing; another key is refused. */
    public void enrol(byte[] rootPem) throws IOException, DeskException {
        TrustRoot root = root(rootPem);
        files.prepare();
        try (FileChannel _ = lock()) {
            Optional<Bytes> pinned = files.read(files.root());
            if (pinned.isEmpty()) {
                files.write(files.root(), RootKeyPem.format(root.key()));
            } else if (!root(pinned.get().toArray()).equals(root)) {
                throw new DeskException(DeskProblem.OTHER_ROOT, "this desk is enrolled with another root key");
            }
        }
    }

    /** Keeps a later floor of time, as an accepted live showing gives it. An earlier one changes nothing. */
    public void keepFloor(TimeFloor later) throws IOException, DeskException {
        try (FileChannel _ = lock()) {
            Floor floor = floor();
            Floor raised = floor.raisedTo(later.time());
            if (!raised.equals(floor)) {
                files.write(files.floor(), raised.format());
            }
        }
    }

    /** Verifies everything anew. A status list that does not verify is left out, so that a check cannot tell; it never counts as valid. */
    public Desk load() throws IOException, DeskException {
        TrustRoot root = pinnedRoot();
        Floor floor = floor();
        Bytes message = files.read(files.bundle())
                .orElseThrow(() -> new DeskException(DeskProblem.NO_BUNDLE, "this desk holds no trust bundle"));
        VerifiedTrustBundle bundle = verification.bundle(message, root, Optional.empty(), floor);
        int refused = 0;
        HeldStatusLists lists = HeldStatusLists.NONE;
        for (TrustedStatusList expected : bundle.content().statusLists()) {
            Optional<Bytes> stored = files.read(files.statusList(expected.list()));
            if (stored.isPresent()) {
                try {
                    lists = lists.with(verification.statusList(stored.get(), expected, bundle, Optional.empty()));
                } catch (DeskException unusable) {
                    refused++;
                }
            }
        }
        return new Desk(root, bundle, lists, raised(floor, bundle, lists.all()).time(), refused);
    }

    /** The status lists that the held bundle names. */
    public List<ListNumber> listNumbers() throws IOException, DeskException {
        return load().bundle().content().statusLists().stream()
                .map(TrustedStatusList::list)
                .toList();
    }

    /**
     * Takes over what was fetched, all of it or nothing: the changes of the root are followed to their end, and the bundle must be of
     * the root that stands there. Written in the order changes of the root, root, bundle, lists, floor. After a crash behind a new root the bundle of the old
     * one counts no more, and the desk cannot tell until the next update; after a later one, a list whose key the bundle does not name
     * is left out on loading, and the floor is raised on loading by what lies there.
     */
    public void update(DeskUpdate update) throws IOException, DeskException {
        pinnedRoot();
        files.prepare();
        try (FileChannel _ = lock()) {
            TrustRoot pinned = pinnedRoot();
            TrustRoot root = verification.rootAfter(pinned, update.rootChanges(), sha256);
            Floor floor = floor();
            // Held under the root before as well: a new root is no way back to an older truth.
            VerifiedTrustBundle bundle = verification.bundle(update.bundle(), root, heldBundle(pinned), floor);
            Map<ListNumber, VerifiedStatusList> lists = verifiedLists(update, bundle);

            if (!held(files.rootChanges()).equals(update.rootChanges())) {
                files.write(files.rootChanges(), update.rootChanges().toArray());
            }
            if (!root.equals(pinned)) {
                files.write(files.root(), RootKeyPem.format(root.key()));
            }
            files.write(files.bundle(), bundle.message().toArray());
            for (Map.Entry<ListNumber, VerifiedStatusList> list : lists.entrySet()) {
                files.write(
                        files.statusList(list.getKey()),
                        list.getValue().message().toArray());
            }
            files.write(files.floor(), raised(floor, bundle, lists.values()).format());
        }
    }

    /** The statements by which the roots before handed over to the pinned one; for whoever pinned an earlier one. */
    public RootChanges rootChanges() throws IOException, DeskException {
        Optional<Bytes> stored = files.read(files.rootChanges());
        try {
            return stored.isPresent() ? RootChanges.read(stored.get()) : RootChanges.NONE;
        } catch (FormatException malformed) {
            throw new DeskException(DeskProblem.BAD_ROOT, "the changes of the root cannot be read", malformed);
        }
    }

    private Bytes held(Path file) throws IOException {
        return files.read(file).orElse(RootChanges.NONE.write());
    }

    private Map<ListNumber, VerifiedStatusList> verifiedLists(DeskUpdate update, VerifiedTrustBundle bundle)
            throws IOException, DeskException {
        Map<ListNumber, VerifiedStatusList> lists = new LinkedHashMap<>();
        for (TrustedStatusList expected : bundle.content().statusLists()) {
            Bytes offered = update.statusLists().get(expected.list());
            if (offered != null) {
                lists.put(
                        expected.list(),
                        verification.statusList(offered, expected, bundle, heldList(expected, bundle)));
            }
        }
        return lists;
    }

    private TrustRoot pinnedRoot() throws IOException, DeskException {
        Bytes pem = files.read(files.root())
                .orElseThrow(() -> new DeskException(DeskProblem.NOT_ENROLLED, "this desk has no pinned root key"));
        return root(pem.toArray());
    }

    private TrustRoot root(byte[] pem) throws DeskException {
        return TrustRoot.of(RootKeyPem.parse(pem), sha256);
    }

    private Floor floor() throws IOException, DeskException {
        Optional<Bytes> stored = files.read(files.floor());
        return stored.isPresent() ? Floor.parse(stored.get().toArray()) : Floor.NONE;
    }

    /** What lies there and does not verify is no reason to refuse something better. */
    private Optional<VerifiedTrustBundle> heldBundle(TrustRoot root) throws IOException {
        Optional<Bytes> stored = files.read(files.bundle());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(verification.bundle(stored.get(), root, Optional.empty(), Floor.NONE));
        } catch (DeskException unusable) {
            return Optional.empty();
        }
    }

    private Optional<VerifiedStatusList> heldList(TrustedStatusList expected, VerifiedTrustBundle bundle)
            throws IOException {
        Optional<Bytes> stored = files.read(files.statusList(expected.list()));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(verification.statusList(stored.get(), expected, bundle, Optional.empty()));
        } catch (DeskException unusable) {
            return Optional.empty();
        }
    }

    private static Floor raised(Floor floor, VerifiedTrustBundle bundle, Iterable<VerifiedStatusList> lists) {
        Floor raised = floor.raisedTo(bundle.content().version())
                .raisedTo(bundle.content().issuedAt());
        for (VerifiedStatusList list : lists) {
            raised = raised.raisedTo(list.token().issuedAt());
        }
        return raised;
    }

    /** One writer at a time, also among processes; closing the channel gives it back. */
    private FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }
}
