package org.countersign.format.pass;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.Names;
import org.countersign.format.TypeNumber;
import org.countersign.format.status.StatusReference;

/** The card for elderly residents (老年人优待证) of somebody who does not exist: area code 999999. */
public final class PassFixture {
    public static final CounterProfile PROFILE = new CounterProfile(List.of(
            new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()),
            new ProfileField(
                    "sex",
                    new Names("性别", "Sex"),
                    FieldCodec.code(List.of(
                            new CodeEntry("1", new Names("男", "male")), new CodeEntry("2", new Names("女", "female"))))),
            new ProfileField("birthDate", new Names("出生日期", "Date of birth"), FieldCodec.date()),
            new ProfileField("idNumberMasked", new Names("证件号码", "ID number"), FieldCodec.text()),
            new ProfileField("certificateNumber", new Names("证书编号", "Certificate number"), FieldCodec.digits())));

    public static final Map<String, String> VALUES = Map.of(
            "name", "欧阳建",
            "sex", "1",
            "birthDate", "1951-03-09",
            "idNumberMasked", "999999********0017",
            "certificateNumber", "001100002026000042");

    private PassFixture() {}

    public static CounterPass pass() {
        return pass(VALUES);
    }

    public static CounterPass pass(Map<String, String> values) {
        return new CounterPass(
                new TypeNumber(1),
                StatusReference.of(3, 131_071),
                LocalDate.of(2026, 5, 1),
                Optional.of(CityTime.expiryAtEndOf(LocalDate.of(2036, 4, 30))),
                values);
    }
}
