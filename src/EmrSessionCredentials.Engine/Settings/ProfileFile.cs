namespace EmrSessionCredentials.Settings;

/// <summary>The two files that a profile can be in.</summary>
internal enum ProfileFile
{
    /// <summary>The credentials file, and on Windows the encrypted store of AWS.Tools.</summary>
    Credentials,

    /// <summary>The config file.</summary>
    Config,
}
