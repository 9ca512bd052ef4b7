namespace Amazon.EMRContainers.Model;

/// <summary>A certificate of a managed endpoint.</summary>
public sealed class Certificate
{
    /// <summary>The certificate in PEM, encoded in base 64 (<c>certificateData</c>).</summary>
    public string? CertificateData { get; set; }
}
