using System.Threading;

namespace EmrSessionCredentials;

/// <summary>How a call is made.</summary>
/// <param name="Stop">Cancels the call.</param>
/// <param name="IsBlocking">
/// Whether the call may keep the thread that starts it until it ends. Nothing is then suspended and resumed, which is
/// most of the work of a process's first call.
/// </param>
internal readonly record struct CallContext(CancellationToken Stop, bool IsBlocking = false);
