package org.countersign.browser.build;

import java.nio.charset.Charset;
import org.countersign.browser.code.KnownCharset;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** ZXing asks for Shift_JIS and EUC-JP when it is loaded, which the browser's class library lacks: it asks {@link KnownCharset} instead. */
public final class CharsetsOfZxing implements TeaVMPlugin, ClassHolderTransformer {
    private static final String ASKING = "com.google.zxing.common.StringUtils";
    private static final MethodReference ASKED =
            new MethodReference(Charset.class, "forName", String.class, Charset.class);
    private static final MethodReference INSTEAD =
            new MethodReference(KnownCharset.class, "forName", String.class, Charset.class);

    @Override
    public void install(TeaVMHost host) {
        host.add(this);
    }

    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().equals(ASKING)) {
            cls.getMethods().forEach(CharsetsOfZxing::redirect);
        }
    }

    private static void redirect(MethodHolder method) {
        if (method.getProgram() == null) {
            return;
        }
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
            for (Instruction instruction : block) {
                if (instruction instanceof InvokeInstruction call
                        && call.getMethod().equals(ASKED)) {
                    call.setMethod(INSTEAD);
                }
            }
        }
    }
}
