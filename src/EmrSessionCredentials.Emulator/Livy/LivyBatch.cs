using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>
/// A program that was handed in. It is not run: it ends well once it has been looked at often enough.
/// </summary>
internal sealed class LivyBatch(int id, string file, string? name, int polls) : LivyItem(id, name, polls)
{
    protected override string State => IsReady ? "success" : "running";

    protected override string[] Output => IsReady ? [CodeOutput.Of(file)] : [];
}
