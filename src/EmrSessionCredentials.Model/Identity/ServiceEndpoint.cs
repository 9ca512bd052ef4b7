namespace EmrSessionCredentials.Identity;

/// <summary>Where a service is called.</summary>
public sealed class ServiceEndpoint
{
    internal ServiceEndpoint(string service, string url, string source)
    {
        Service = service;
        Url = url;
        Source = source;
    }

    /// <summary>The service's id, for instance <c>EMR containers</c>.</summary>
    public string Service { get; }

    /// <summary>The URL, or why these settings give no URL.</summary>
    public string Url { get; }

    /// <summary>The setting that names the URL, or <c>the region</c>.</summary>
    public string Source { get; }

    /// <summary>The service and the URL.</summary>
    public override string ToString() => $"{Service}: {Url}";
}
