package org.countersign.gateway.issuance.types;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/** The types of all files together; refuses files that contradict each other. */
final class FileTypeCatalogue implements TypeCatalogue {
    private final Map<Integer, CertificateType> byNumber = new TreeMap<>();
    private final Map<TypeCode, CertificateType> byCode = new LinkedHashMap<>();
    private final Map<IssuerId, Authority> authorities = new HashMap<>();

    FileTypeCatalogue(Map<String, byte[]> files) {
        new TreeMap<>(files).forEach((file, content) -> add(file, TypeFile.read(file, content)));
    }

    private void add(String file, CertificateType type) {
        if (byCode.putIfAbsent(type.code(), type) != null) {
            throw new TypeDefinitionException(
                    file, "/code", "'" + type.code() + "' is defined by another file already");
        }
        var other = byNumber.putIfAbsent(type.number().value(), type);
        if (other != null) {
            throw new TypeDefinitionException(
                    file, "/number", type.number().value() + " is the number of '" + other.code() + "' already");
        }
        var known = authorities.putIfAbsent(type.authority().id(), type.authority());
        if (known != null && !known.equals(type.authority())) {
            throw new TypeDefinitionException(
                    file,
                    "/authority",
                    "'" + type.authority().id() + "' has another name or organisation in another file");
        }
    }

    @Override
    public Optional<CertificateType> find(TypeCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Optional<CertificateType> find(TypeNumber number) {
        return Optional.ofNullable(byNumber.get(number.value()));
    }

    @Override
    public Collection<CertificateType> all() {
        return List.copyOf(byNumber.values());
    }
}
