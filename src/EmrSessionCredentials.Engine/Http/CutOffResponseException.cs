using System.IO;

namespace EmrSessionCredentials.Http;

/// <summary>
/// The connection broke within a response's body. An <see cref="IOException"/>, so AWSSDK.Core tries again.
/// </summary>
internal sealed class CutOffResponseException() : IOException("The connection broke before the response was complete.");
