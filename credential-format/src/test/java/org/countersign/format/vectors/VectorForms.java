package org.countersign.format.vectors;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which code reads the vectors of a form, and which code made them. A new form is one entry in each. */
final class VectorForms {
    static final Map<String, VectorForm> READERS = Map.of(
            Base45Vectors.FORM, new Base45Vectors.Form(),
            CborVectors.FORM, new CborVectors.Form(),
            CoseSign1Vectors.FORM, new CoseSign1Vectors.Form(),
            CounterPassVectors.FORM, new CounterPassForm(),
            KeyBindingVectors.FORM, new KeyBindingForm(),
            SdJwtVcVectors.FORM, new SdJwtVcForm(),
            StatusListVectors.FORM, new StatusListForm(),
            TrustBundleVectors.FORM, new TrustBundleForm(),
            RootChangeVectors.FORM, new RootChangeVectors.Form(),
            LivePassVectors.FORM, new LivePassForm());

    /** Forms whose vectors are run by another module. */
    static final Map<String, String> RUN_ELSEWHERE = Map.of(
            CheckVectors.FORM, "verifier/check: PublishedChecksTest",
            PresentationVectors.FORM, "verifier/check: PublishedChecksTest");

    private static final List<VectorSource> SOURCES = List.of(
            new Base45Vectors(),
            new CborVectors(),
            new CoseSign1Vectors(),
            new CounterPassVectors(),
            new PassEnvelopeVectors(),
            new PassContentVectors(),
            new PackedFieldVectors(),
            new StatusListVectors(),
            new StatusListJwtVectors(),
            new SdJwtVcVectors(),
            new JwsVectors(),
            new KeyBindingVectors(),
            new TrustBundleVectors(),
            new RootChangeVectors(),
            new LivePassVectors(),
            new CheckVectors(),
            new ShowingVectors(),
            new PresentationVectors());

    private VectorForms() {}

    static Stream<PublishedVector> generated() {
        return SOURCES.stream().flatMap(source -> source.vectors().stream());
    }
}
