package org.countersign.format.pass;

import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.cose.CoseSign1;

/** What was shown: a pass by itself, or a pass with the holder's word around it. Nobody has verified either. */
public record ShownPass(UnverifiedPass pass, Optional<UnverifiedLivePass> live) {
    /** Either form, told apart by the header: {@code kid} for a static pass, {@code kcwt} for a live one. */
    public static ShownPass parse(String text) throws FormatException {
        CoseSign1 message = ShownText.parse(text);
        if (message.claimedKcwt().isEmpty()) {
            return new ShownPass(UnverifiedPass.of(message), Optional.empty());
        }
        UnverifiedLivePass live = UnverifiedLivePass.of(message);
        return new ShownPass(live.pass(), Optional.of(live));
    }
}
