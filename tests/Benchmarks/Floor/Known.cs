namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>What every contestant sends; the scripts beside this project say the same.</summary>
internal static class Known
{
    /// <summary>The emulator's example keys, which open nothing else.</summary>
    internal const string AccessKey = "AKIDEXAMPLE";

    internal const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    internal const string Region = "eu-central-1";
    internal const string VirtualCluster = "vc0benchmark";
    internal const string Role = "arn:aws:iam::123456789012:role/EMRExecutionRole";
}
